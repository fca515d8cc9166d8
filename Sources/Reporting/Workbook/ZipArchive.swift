/// A zip archive of files that are stored as they are, in the order in which they were added.
///
/// All times are 1 January 1980, so that the same files give the same bytes. Archives below 4 GB, as every reader of zip knows them.
public struct ZipArchive {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// Makes an empty archive.
    public init() {}

    /// Adds a file; its name is a path with `/`, in UTF-8.
    public mutating func add(_ name: String, _ content: [UInt8]) {
        let offset = UInt32(bytes.count)
        // Version 2.0, names in UTF-8, stored, 1980-01-01 00:00.
        var facts: [UInt8] = []
        for value in [20, 0x800, 0, 0, 0x21] as [UInt16] { facts.append(little: value) }
        for value in [CRC32.of(content), UInt32(content.count), UInt32(content.count)] { facts.append(little: value) }
        facts.append(little: UInt16(name.utf8.count))
        facts.append(little: 0 as UInt16)
        bytes.append(little: 0x0403_4B50 as UInt32)
        bytes += facts
        bytes += name.utf8
        bytes += content
        directory.append(little: 0x0201_4B50 as UInt32)
        directory.append(little: 20 as UInt16)
        directory += facts
        // No comment, first disk, no attributes.
        for value in [0, 0, 0, 0, 0] as [UInt16] { directory.append(little: value) }
        directory.append(little: offset)
        directory += name.utf8
        count += 1
    }

    /// The whole archive.
    public func finished() -> [UInt8] {
        var end: [UInt8] = []
        end.append(little: 0x0605_4B50 as UInt32)
        for value in [0, 0, count, count] as [UInt16] { end.append(little: value) }
        end.append(little: UInt32(directory.count))
        end.append(little: UInt32(bytes.count))
        end.append(little: 0 as UInt16)
        return bytes + directory + end
    }
}

/// The checksum of zip (polynomial 0xEDB88320).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }

    /// The checksum of bytes.
    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
    }
}

extension [UInt8] {
    /// Appends a number, lowest byte first.
    fileprivate mutating func append<Number: FixedWidthInteger>(little value: Number) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
