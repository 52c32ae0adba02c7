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

/**
 * The inverse of a symmetric positive definite matrix, n x n row-major, by Cholesky.
 *
 * @returns null where the matrix is not positive definite
 */
export function invertSymmetric(matrix: Float64Array, size: number): Float64Array | null {
  if (size === 3) return invertThree(matrix);
  const lower = choleskyOf(matrix, size);
  return lower === null ? null : invertFactored(lower, size);
}

/** The inverse of L Lᵀ. */
export function invertFactored(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let unit = 0; unit < size; unit += 1) {
    column.fill(0);
    column[unit] = 1;
    substitute(lower, size, column);
    for (let row = 0; row < size; row += 1) inverse[row * size + unit] = column[row] ?? 0;
  }
  return inverse;
}

/** By cofactors; positive definite where all leading minors are above zero (Sylvester). */
function invertThree(matrix: Float64Array): Float64Array | null {
  // One by one: taking a typed array apart in a pattern costs more than the inverse.
  const a = matrix[0] ?? 0;
  const b = matrix[1] ?? 0;
  const c = matrix[2] ?? 0;
  const d = matrix[4] ?? 0;
  const e = matrix[5] ?? 0;
  const f = matrix[8] ?? 0;
  const aa = d * f - e * e;
  const ab = c * e - b * f;
  const ac = b * e - c * d;
  const determinant = a * aa + b * ab + c * ac;
  if (!(a > 0 && a * d - b * b > 0 && determinant > 0)) return null;
  const bb = (a * f - c * c) / determinant;
  const bc = (b * c - a * e) / determinant;
  return Float64Array.of(
    aa / determinant,
    ab / determinant,
    ac / determinant,
    ab / determinant,
    bb,
    bc,
    ac / determinant,
    bc,
    (a * d - b * b) / determinant,
  );
}

/** Determinant of a symmetric 3 x 3 matrix. */
export function determinantOfThree(matrix: Float64Array): number {
  const [a = 0, b = 0, c = 0, , d = 0, e = 0, , , f = 0] = matrix;
  return a * (d * f - e * e) + b * (c * e - b * f) + c * (b * e - c * d);
}

/** Lower triangular factor; null where the matrix is not positive definite or holds something that is no number. */
export function choleskyOf(matrix: Float64Array, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] ?? 0;
      for (let inner = 0; inner < column; inner += 1) sum -= (lower[row * size + inner] ?? 0) * (lower[column * size + inner] ?? 0);
      if (row !== column) lower[row * size + column] = sum / (lower[column * size + column] ?? 0);
      else if (sum > 0) lower[row * size + row] = Math.sqrt(sum);
      else return null;
    }
  }
  return lower;
}

/** Solves L Lᵀ x = b in place. */
export function substitute(lower: Float64Array, size: number, vector: Float64Array): void {
  for (let row = 0; row < size; row += 1) {
    let sum = vector[row] ?? 0;
    for (let inner = 0; inner < row; inner += 1) sum -= (lower[row * size + inner] ?? 0) * (vector[inner] ?? 0);
    vector[row] = sum / (lower[row * size + row] ?? 0);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = vector[row] ?? 0;
    for (let inner = row + 1; inner < size; inner += 1) sum -= (lower[inner * size + row] ?? 0) * (vector[inner] ?? 0);
    vector[row] = sum / (lower[row * size + row] ?? 0);
  }
}

/**
 * A B Aᵀ where A is the identity but for its first rows: what a flight's transition is, whose drag curve and wind stay.
 *
 * @param top - the rows of A that are not the identity's, `rows` x `size`
 * @param inner - symmetric, `size` square
 */
export function carryCovariance(
  top: Float64Array,
  inner: Float64Array,
  { rows, size }: { readonly rows: number; readonly size: number },
): Float64Array {
  if (half.length < rows * size) half = new Float64Array(rows * size);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let sum = 0;
      for (let step = 0; step < size; step += 1) sum += (top[row * size + step] ?? 0) * (inner[step * size + column] ?? 0);
      half[row * size + column] = sum;
    }
  }
  const result = inner.slice();
  for (let row = 0; row < rows; row += 1) {
    for (let column = row; column < size; column += 1) {
      let sum = column < rows ? 0 : (half[row * size + column] ?? 0);
      if (column < rows)
        for (let step = 0; step < size; step += 1) sum += (half[row * size + step] ?? 0) * (top[column * size + step] ?? 0);
      result[row * size + column] = sum;
      result[column * size + row] = sum;
    }
  }
  return result;
}

/** Between the two products of {@link carryCovariance}: half of its time went into making it anew. */
let half = new Float64Array(0);

/** A B of two square matrices, row-major. */
export function multiply(one: Float64Array, other: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let step = 0; step < size; step += 1) {
      const factor = one[row * size + step] ?? 0;
      for (let column = 0; column < size; column += 1)
        product[row * size + column] = (product[row * size + column] ?? 0) + factor * (other[step * size + column] ?? 0);
    }
  }
  return product;
}

/** Adds A x to a vector; A is square, of the vector's size. */
export function addProduct(sum: Float64Array, matrix: Float64Array, vector: Float64Array): void {
  const size = sum.length;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) addAt(sum, row, at(matrix, row * size + column) * at(vector, column));
  }
}

/** Half the logarithm of a determinant, from its lower factor. */
export function logRootOf(lower: Float64Array, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row += 1) sum += Math.log(at(lower, row * (size + 1)));
  return sum;
}
