/** The largest count that fits, from 0 to `total`, given that fewer fit where more do. */
export function mostThatFit(total: number, fits: (count: number) => boolean): number {
  let least = 0;
  let most = total;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}
