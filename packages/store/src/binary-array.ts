/**
 * PostgreSQL arrays in their binary wire form, for one round trip per batch.
 *
 * The driver sends a Buffer parameter as it is; its own arrays are text, in
 * which bytes double. Layout (PostgreSQL source, array_send): int32 dimensions,
 * int32 has-nulls, int32 element type, int32 length, int32 lower bound, then
 * per element int32 length and its bytes.
 */
const TYPE_INT4 = 23;
const TYPE_INT8 = 20;
const TYPE_BYTEA = 17;
const HEADER_BYTES = 20;

/** `integer[]` */
export function int4Array(values: readonly number[]): Buffer {
  const array = start(TYPE_INT4, values.length, values.length * 8);
  values.forEach((value, index) => {
    array.writeInt32BE(4, HEADER_BYTES + 8 * index);
    array.writeInt32BE(value, HEADER_BYTES + 8 * index + 4);
  });
  return array;
}

/** `bigint[]` */
export function int8Array(values: readonly number[]): Buffer {
  const array = start(TYPE_INT8, values.length, values.length * 12);
  values.forEach((value, index) => {
    array.writeInt32BE(8, HEADER_BYTES + 12 * index);
    array.writeBigInt64BE(BigInt(value), HEADER_BYTES + 12 * index + 4);
  });
  return array;
}

/** `bytea[]` */
export function byteaArray(values: readonly Uint8Array[]): Buffer {
  const sizeBytes = values.reduce((sum, value) => sum + 4 + value.length, 0);
  const array = start(TYPE_BYTEA, values.length, sizeBytes);
  let at = HEADER_BYTES;
  for (const value of values) {
    array.writeInt32BE(value.length, at);
    array.set(value, at + 4);
    at += 4 + value.length;
  }
  return array;
}

function start(type: number, length: number, sizeBytes: number): Buffer {
  const array = Buffer.alloc(HEADER_BYTES + sizeBytes);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(type, 8);
  array.writeInt32BE(length, 12);
  array.writeInt32BE(1, 16);
  return array;
}
