import isIdentityCard from "validator/es/lib/isIdentityCard";

export const load = async () => ({ valid: (number) => isIdentityCard(number, "zh-CN") });
