/// The decoded source with every scalar folded, and where each 64th scalar begins in its bytes.
struct ScalarText {
    /// One folded scalar for each scalar of the source; the LF of a CR LF stands for nothing.
    let folded: [UInt32]
    /// The source text by scalar offsets.
    let slices: ScalarSlices

    init(_ source: String) {
        var source = source
        let length = source.utf8.count
        var marks: [Int] = []
        marks.reserveCapacity(length / 128 + 1)
        folded = source.withUTF8 { bytes in
            [UInt32](unsafeUninitializedCapacity: length) { folded, count in
                var place = 0
                var before: UInt32 = 0
                while place < bytes.count {
                    if count & 63 == 0 { marks.append(place) }
                    let scalar = UTF8Scalars.decode(bytes, &place)
                    var clean = Folding.fold(scalar)
                    if scalar == 0x0A && before == 0x0D { clean = Folding.nothing }
                    if scalar == 0xFF0C, before >= 0xFF10, before <= 0xFF19, UTF8Scalars.partsThousands(bytes, place) {
                        clean = Numerals.comma
                    }
                    folded.initializeElement(at: count, to: clean)
                    before = scalar
                    count &+= 1
                }
            }
        }
        slices = ScalarSlices(source: source, marks: marks)
    }
}

/// Source text by scalar offsets.
struct ScalarSlices {
    fileprivate let source: String
    /// Byte offset of each 64th scalar.
    fileprivate let marks: [Int]

    subscript(range: Range<Int>) -> String {
        guard !range.isEmpty, range.lowerBound >> 6 < marks.count else { return "" }
        return source.utf8.withContiguousStorageIfAvailable { bytes in
            let start = UTF8Scalars.advance(bytes, marks[range.lowerBound >> 6], range.lowerBound & 63)
            let end = UTF8Scalars.advance(bytes, start, range.count)
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        } ?? ""
    }
}

/// Scalars of valid UTF-8 bytes.
enum UTF8Scalars {
    /// The scalar at `place`, which is moved past it. The bytes must be valid UTF-8.
    @inline(__always)
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> UInt32 {
        let first = UInt32(bytes[place])
        if first < 0x80 {
            place &+= 1
            return first
        }
        if first >= 0xE0, first < 0xF0 {
            let scalar = (first & 0x0F) << 12 | UInt32(bytes[place &+ 1] & 0x3F) << 6 | UInt32(bytes[place &+ 2] & 0x3F)
            place &+= 3
            return scalar
        }
        if first < 0xE0 {
            let scalar = (first & 0x1F) << 6 | UInt32(bytes[place &+ 1] & 0x3F)
            place &+= 2
            return scalar
        }
        let high = (first & 0x07) << 18 | UInt32(bytes[place &+ 1] & 0x3F) << 12
        let scalar = high | UInt32(bytes[place &+ 2] & 0x3F) << 6 | UInt32(bytes[place &+ 3] & 0x3F)
        place &+= 4
        return scalar
    }

    /// Whether the full-width comma that ends before `place` stands among full-width digits as a thousands comma: one to three of
    /// them before it, and exactly three behind it. １，２３４.
    static func partsThousands(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        func isDigit(_ place: Int) -> Bool {
            place >= 0 && place + 3 <= bytes.count && bytes[place] == 0xEF && bytes[place + 1] == 0xBC
                && bytes[place + 2] >= 0x90 && bytes[place + 2] <= 0x99
        }
        let comma = place - 3
        var before = 0
        while before < 4, isDigit(comma - 3 * (before + 1)) { before += 1 }
        return (1...3).contains(before) && isDigit(place) && isDigit(place + 3) && isDigit(place + 6) && !isDigit(place + 9)
    }

    /// The place `count` scalars behind `place`, or the end.
    static func advance(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ count: Int) -> Int {
        var place = place
        var left = count
        while left > 0, place < bytes.count {
            let first = bytes[place]
            place += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            left -= 1
        }
        return place
    }
}
