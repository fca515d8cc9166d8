/// The decoded source with every scalar folded, and where every few scalars begin in its bytes.
struct ScalarText {
    /// One folded scalar for each scalar of the source; the LF of a CR LF stands for nothing.
    let folded: [UInt32]
    /// The source text by scalar offsets.
    let slices: ScalarSlices
    /// Where tabs stand, which are blanks in `folded`.
    let tabs: Set<Int>

    init(_ source: String) {
        var source = source
        let length = source.utf8.count
        var marks: [Int] = []
        marks.reserveCapacity(length / (2 * ScalarSlices.step) + 1)
        var circles: [Int] = []
        var tabs: Set<Int> = []
        var hasMarkup = false
        var folded = source.withUTF8 { bytes in
            hasMarkup = Markup.mayStand(in: bytes)
            return Simplified.table.withUnsafeBufferPointer { simplified in
                [UInt32](unsafeUninitializedCapacity: length) { folded, count in
                    var place = 0
                    var before: UInt32 = 0
                    while place < bytes.count {
                        if count & (ScalarSlices.step - 1) == 0 { marks.append(place) }
                        let scalar = UTF8Scalars.decode(bytes, &place)
                        if scalar >= 0x4E00 && scalar <= 0x9FFF {
                            folded.initializeElement(at: count, to: UInt32(simplified[Int(scalar) - 0x4E00]))
                            before = scalar
                            count &+= 1
                            continue
                        }
                        var clean = Folding.fold(scalar)
                        if scalar == 0x0A && before == 0x0D { clean = Folding.nothing }
                        if scalar == 0x09 { tabs.insert(count) }
                        if scalar == 0xFF0C, UTF8Scalars.partsThousands(bytes, place) { clean = Numerals.comma }
                        if count > 0, Circles.isCircle(clean), Circles.mayFollow(folded[count - 1]) { circles.append(count) }
                        folded.initializeElement(at: count, to: clean)
                        before = scalar
                        count &+= 1
                    }
                }
            }
        }
        if hasMarkup { Markup.remove(&folded) }
        Circles.close(circles, in: &folded)
        self.folded = folded
        self.tabs = tabs
        slices = ScalarSlices(source: source, marks: marks)
    }
}

/// Source text by scalar offsets.
struct ScalarSlices {
    fileprivate let source: String
    /// Byte offset of each 16th scalar.
    fileprivate let marks: [Int]
    fileprivate static let step = 16

    subscript(range: Range<Int>) -> String {
        guard !range.isEmpty, range.lowerBound / ScalarSlices.step < marks.count else { return "" }
        return source.utf8.withContiguousStorageIfAvailable { bytes in
            let start = byte(bytes, range.lowerBound)
            let end = UTF8Scalars.advance(bytes, start, range.count)
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        } ?? ""
    }

    /// The first scalar of the line in which a scalar stands.
    func lineStart(before scalar: Int) -> Int {
        source.utf8.withContiguousStorageIfAvailable { bytes in
            var (place, start) = (byte(bytes, scalar), scalar)
            while place > 0, bytes[place - 1] != 0x0A {
                place -= 1
                if bytes[place] & 0xC0 != 0x80 { start -= 1 }
            }
            return start
        } ?? 0
    }

    /// How many lines end before a scalar.
    func lines(before scalar: Int) -> Int {
        source.utf8.withContiguousStorageIfAvailable { bytes in
            bytes[..<byte(bytes, scalar)].count { $0 == 0x0A }
        } ?? 0
    }

    private func byte(_ bytes: UnsafeBufferPointer<UInt8>, _ scalar: Int) -> Int {
        guard scalar / ScalarSlices.step < marks.count else { return bytes.count }
        return UTF8Scalars.advance(bytes, marks[scalar / ScalarSlices.step], scalar % ScalarSlices.step)
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

    /// Whether the full-width comma that ends before `place` is a thousands comma: one to three digits stand before it and exactly
    /// three behind it, １，２３４. Among ASCII digits the number must count something, and not end a clause: 新增12，345家 is
    /// one number, 列第3，500家 and 涨3.2%，100家 are two.
    static func partsThousands(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        let comma = place - 3
        let width = isWideDigit(bytes, comma - 3) ? 3 : 1
        func isDigit(_ place: Int) -> Bool {
            if width == 3 { return isWideDigit(bytes, place) }
            return place >= 0 && place < bytes.count && bytes[place] >= 0x30 && bytes[place] <= 0x39
        }
        var before = 0
        while before < 4, isDigit(comma - width * (before + 1)) { before += 1 }
        guard (1...3).contains(before), isDigit(place), isDigit(place + width), isDigit(place + 2 * width),
            !isDigit(place + 3 * width)
        else { return false }
        return width == 3 || (isCounted(bytes, place + 3) && !endsClause(bytes, comma - before))
    }

    private static func isWideDigit(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        place >= 0 && place + 3 <= bytes.count && bytes[place] == 0xEF && bytes[place + 1] == 0xBC && bytes[place + 2] >= 0x90
            && bytes[place + 2] <= 0x99
    }

    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt32 {
        var place = place
        return place >= 0 && place < bytes.count && bytes[place] & 0xC0 != 0x80 ? decode(bytes, &place) : 0
    }

    /// Whether a character that may be a unit, a decimal point or the next thousands comma stands at `place`.
    private static func isCounted(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        let next = scalar(bytes, place)
        return next == 0xFF0C || next == 0x2E || next == 0x25 || next >= 0x4E00 && next <= 0x9FFF && !afterYears.contains(next)
    }

    /// Whether the digits that begin at `place` may end a clause by themselves: a place, a part of another number, an index.
    private static func endsClause(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        let before = scalar(bytes, place - 3)
        if before == 0xFF0C, place >= 4, bytes[place - 4] >= 0x30, bytes[place - 4] <= 0x39 { return false }  // 1，234，567
        return places.contains(before) || !(before >= 0x4E00 && before <= 0x9FFF || clauseMarks.contains(before))
    }

    /// What a rank, a version or an index stands behind.
    private static let places = ScalarSet("第前名列居位排号数分")
    private static let clauseMarks = ScalarSet("，；：（、")
    private static let afterYears = ScalarSet("年月日")

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
