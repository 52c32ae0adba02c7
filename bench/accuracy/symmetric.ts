/** The inverse of a symmetric positive matrix of `size` rows, row-major, by Cholesky. Throws where it is not positive. */
export function inverseOf(matrix: Float64Array, size: number): Float64Array {
  const lower = lowerOf(matrix, size);
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let unit = 0; unit < size; unit += 1) {
    for (let row = 0; row < size; row += 1) {
      let rest = row === unit ? 1 : 0;
      for (let k = 0; k < row; k += 1) rest -= (lower[row * size + k] ?? 0) * (column[k] ?? 0);
      column[row] = rest / (lower[row * size + row] ?? 1);
    }
    for (let row = size - 1; row >= 0; row -= 1) {
      let rest = column[row] ?? 0;
      for (let k = row + 1; k < size; k += 1) rest -= (lower[k * size + row] ?? 0) * (column[k] ?? 0);
      column[row] = rest / (lower[row * size + row] ?? 1);
      inverse[row * size + unit] = column[row] ?? 0;
    }
  }
  return inverse;
}

function lowerOf(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1) rest -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      if (row === column && !(rest > 0)) throw new RangeError('the matrix is not positive');
      lower[row * size + column] = row === column ? Math.sqrt(rest) : rest / (lower[column * size + column] ?? 1);
    }
  }
  return lower;
}
