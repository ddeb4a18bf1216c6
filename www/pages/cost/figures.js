// @ts-check
// What a loan costs, computed from its payments as src/bin/serve/submission/cost.rs does. Amounts are in fen.

/** @typedef {{ principalFen: number, months: number, yearlyBasisPoints: number, monthlyFeeFen: number, overduePartsPerMillion: number }} Loan */

/**
 * Equal payments without the fee; the last one takes up what rounding left.
 *
 * @param {Loan} loan
 */
export function payments({ principalFen, months, yearlyBasisPoints }) {
  const monthly = yearlyBasisPoints / 120_000;
  let growth = 1;
  for (let month = 0; month < months; month += 1) growth *= 1 + monthly;
  const payment = Math.round((principalFen * monthly * growth) / (growth - 1));
  let left = principalFen;
  return Array.from({ length: months }, (_, index) => {
    const interest = Math.floor((left * yearlyBasisPoints + 60_000) / 120_000);
    const repaid = index === months - 1 ? left : Math.min(payment - interest, left);
    left -= repaid;
    return repaid + interest;
  });
}

/**
 * The rate of a month at which the payments are worth what was borrowed.
 *
 * @param {number} principal
 * @param {number[]} paid
 */
export function internalRate(principal, paid) {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    const worth = paid.reduceRight((sum, payment) => (sum + payment) / (1 + middle), 0);
    if (worth > principal) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Everything that is said about a loan, as texts.
 *
 * @param {Loan} loan
 * @returns {Record<string, string>}
 */
export function figures(loan) {
  const { principalFen, months, yearlyBasisPoints, monthlyFeeFen, overduePartsPerMillion } = loan;
  const paid = payments(loan).map((payment) => payment + monthlyFeeFen);
  const total = paid.reduce((sum, payment) => sum + payment, 0);
  const fees = monthlyFeeFen * months;
  const first = paid[0] ?? 0;
  return {
    principal: yuan(principalFen),
    months: String(months),
    yearly: (yearlyBasisPoints / 100).toFixed(2),
    interest: yuan(total - fees - principalFen),
    fee: yuan(monthlyFeeFen),
    fees: yuan(fees),
    payment: yuan(first),
    last: yuan(paid.at(-1) ?? 0),
    total: yuan(total),
    cost: yuan(total - principalFen),
    annualised: (internalRate(principalFen, paid) * 1200).toFixed(2),
    overdue: (overduePartsPerMillion / 10_000).toFixed(3),
    late: yuan(Math.floor((first * overduePartsPerMillion * 10 + 500_000) / 1_000_000)),
  };
}

/** Fen as yuan: 1000000 is 10,000.00. @param {number} fen */
function yuan(fen) {
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${whole}.${String(fen % 100).padStart(2, "0")}`;
}
