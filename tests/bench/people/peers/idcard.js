import idcard from "idcard";

export const load = async () => ({ valid: (number) => idcard.verify(number) });
