/** Reads one number of a typed array; reading beyond its end is a programmer's error. */
export function at(values: Float64Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no element ${index} in ${values.length}`);
  return value;
}

/** Adds to one number of a typed array. */
export function addAt(values: Float64Array, index: number, amount: number): void {
  values[index] = at(values, index) + amount;
}

/** The identity, n x n, row-major. */
export function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let index = 0; index < size; index += 1) matrix[index * size + index] = 1;
  return matrix;
}

/**
 * The inverse of a symmetric positive definite matrix, n x n row-major, by Cholesky.
 *
 * @returns null where the matrix is not positive definite
 */
export function invertSymmetric(matrix: Float64Array, size: number): Float64Array | null {
  const lower = choleskyOf(matrix, size);
  if (lower === null) return null;
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let unit = 0; unit < size; unit += 1) {
    column.fill(0);
    column[unit] = 1;
    substitute(lower, size, column);
    for (let row = 0; row < size; row += 1) inverse[row * size + unit] = at(column, row);
  }
  return inverse;
}

/** Lower triangular factor; null where the matrix is not positive definite or holds something that is no number. */
export function choleskyOf(matrix: Float64Array, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = at(matrix, row * size + column);
      for (let inner = 0; inner < column; inner += 1) sum -= at(lower, row * size + inner) * at(lower, column * size + inner);
      if (row !== column) lower[row * size + column] = sum / at(lower, column * size + column);
      else if (sum > 0) lower[row * size + row] = Math.sqrt(sum);
      else return null;
    }
  }
  return lower;
}

/** Solves L Lᵀ x = b in place. */
export function substitute(lower: Float64Array, size: number, vector: Float64Array): void {
  for (let row = 0; row < size; row += 1) {
    let sum = at(vector, row);
    for (let inner = 0; inner < row; inner += 1) sum -= at(lower, row * size + inner) * at(vector, inner);
    vector[row] = sum / at(lower, row * size + row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = at(vector, row);
    for (let inner = row + 1; inner < size; inner += 1) sum -= at(lower, inner * size + row) * at(vector, inner);
    vector[row] = sum / at(lower, row * size + row);
  }
}

/** A B Aᵀ for square matrices, n x n row-major, B symmetric. */
export function congruence(outer: Float64Array, inner: Float64Array, size: number): Float64Array {
  const half = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let step = 0; step < size; step += 1) {
      const factor = at(outer, row * size + step);
      if (factor === 0) continue;
      for (let column = 0; column < size; column += 1) addAt(half, row * size + column, factor * at(inner, step * size + column));
    }
  }
  const result = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = 0;
      for (let step = 0; step < size; step += 1) sum += at(half, row * size + step) * at(outer, column * size + step);
      result[row * size + column] = sum;
      result[column * size + row] = sum;
    }
  }
  return result;
}
