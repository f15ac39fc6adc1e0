/** The data types of the SSH protocol. Source: RFC 4251 section 5. */

/** A number of four bytes. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A string: its length, then its bytes. */
export function string(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint32(bytes.length), bytes]);
}

/** A positive integer of any size: without leading zeros, except one where the first bit would read as a minus. */
export function mpint(magnitude: Buffer): Buffer {
  const digits = withoutLeadingZeros(magnitude);
  const isSigned = (digits[0] ?? 0) >= 0x80;
  return string(isSigned ? Buffer.concat([Buffer.alloc(1), digits]) : digits);
}

/** Reads values one after the other. */
export class SshReader {
  private offset = 0;

  constructor(private readonly bytes: Buffer) {}

  /** The next `length` bytes. @throws RangeError if there are fewer */
  take(length: number): Buffer {
    if (this.offset + length > this.bytes.length) throw new RangeError("ends too early");
    this.offset += length;
    return this.bytes.subarray(this.offset - length, this.offset);
  }

  uint32(): number {
    return this.take(4).readUInt32BE();
  }

  string(): Buffer {
    return this.take(this.uint32());
  }

  /** The magnitude of a positive integer. */
  mpint(): Buffer {
    return withoutLeadingZeros(this.string());
  }
}

function withoutLeadingZeros(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? Buffer.alloc(0) : bytes.subarray(first);
}
