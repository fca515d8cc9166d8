/// A name as a key: the same bytes are the same name. Of a string Swift would look for canonical equivalence every time, which the names of
/// folded text do not need.
struct NameKey: Hashable, Sendable {
    let name: String
    private let mark: UInt64

    init(_ name: String) { (self.name, mark) = (name, name.mark) }

    /// The name of a body.
    init(_ body: Resolved) { (name, mark) = (body.name, body.mark) }

    static func == (left: NameKey, right: NameKey) -> Bool { left.mark == right.mark && left.name.isSame(as: right.name) }

    func hash(into hasher: inout Hasher) { hasher.combine(mark) }
}

extension String {
    /// The string of clean-text scalars. Its size is known before it is made, so a short one needs no memory of its own.
    init(_ scalars: ArraySlice<UInt32>) {
        self = scalars.withUnsafeBufferPointer { scalars in
            var size = 0
            for scalar in scalars { size &+= scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4 }
            return String(unsafeUninitializedCapacity: size) { bytes in
                var place = 0
                for scalar in scalars { String.encode(scalar, bytes, &place) }
                return place
            }
        }
    }

    @inline(__always)
    private static func encode(_ scalar: UInt32, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ place: inout Int) {
        func put(_ bits: UInt32) {
            bytes[place] = UInt8(truncatingIfNeeded: bits)
            place &+= 1
        }
        if scalar < 0x80 { return put(scalar) }
        if scalar < 0x800 {
            put(0xC0 | scalar >> 6)
        } else if scalar < 0x10000 {
            put(0xE0 | scalar >> 12)
            put(0x80 | scalar >> 6 & 0x3F)
        } else {
            put(0xF0 | scalar >> 18)
            put(0x80 | scalar >> 12 & 0x3F)
            put(0x80 | scalar >> 6 & 0x3F)
        }
        put(0x80 | scalar & 0x3F)
    }

    /// Whether both have the same bytes. `==` would look for canonical equivalence in Chinese names that differ.
    func isSame(as other: String) -> Bool {
        let (left, right) = (utf8, other.utf8)
        guard left.count == right.count else { return false }
        let found: Bool?? = left.withContiguousStorageIfAvailable { left in
            right.withContiguousStorageIfAvailable { right in String.isSame(left, right[...]) }
        }
        return (found ?? nil) ?? left.elementsEqual(right)
    }

    @inline(__always)
    private static func isSame(_ left: UnsafeBufferPointer<UInt8>, _ right: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard left.count == right.count else { return false }
        var place = 0
        while place < left.count {
            guard left[place] == right[right.startIndex &+ place] else { return false }
            place &+= 1
        }
        return true
    }

    /// A number of its bytes (FNV-1a): strings that are the same by ``isSame(as:)`` have the same, and nearly all others another.
    var mark: UInt64 {
        utf8.withContiguousStorageIfAvailable { String.mark($0) } ?? String.mark(utf8)
    }

    @inline(__always)
    private static func mark(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var mark: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { mark = (mark ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return mark
    }

    /// Feeds the bytes to `hasher`. Strings that are the same by ``isSame(as:)`` have one hash.
    func hashBytes(into hasher: inout Hasher) {
        let isFed: Void? = utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        if isFed == nil { for byte in utf8 { hasher.combine(byte) } }
    }

    /// Whether the string ends with the bytes of `word`.
    func ends(with word: StaticString) -> Bool {
        let sought = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        return utf8.withContiguousStorageIfAvailable { bytes in
            bytes.count >= sought.count && String.isSame(sought, bytes[(bytes.count - sought.count)...])
        } ?? utf8.suffix(sought.count).elementsEqual(sought)
    }

    /// Whether the string ends with the bytes of `word`.
    func ends(with word: String) -> Bool {
        utf8.count >= word.utf8.count && utf8.suffix(word.utf8.count).elementsEqual(word.utf8)
    }

    /// Whether the string begins with the bytes of `word`.
    func begins(with word: String) -> Bool {
        guard utf8.count >= word.utf8.count else { return false }
        let found: Bool?? = utf8.withContiguousStorageIfAvailable { bytes in
            word.utf8.withContiguousStorageIfAvailable { String.isSame($0, bytes[..<$0.count]) }
        }
        return (found ?? nil) ?? utf8.starts(with: word.utf8)
    }

    /// Whether the bytes of `word` stand anywhere in the string.
    func holds(_ word: StaticString) -> Bool {
        let size = word.utf8CodeUnitCount
        let sought = UnsafeBufferPointer(start: word.utf8Start, count: size)
        return utf8.withContiguousStorageIfAvailable { bytes in
            guard bytes.count >= size else { return false }
            for place in 0...(bytes.count - size) where bytes[place + size - 1] == sought[size - 1] {
                if String.isSame(sought, bytes[place..<place + size]) { return true }
            }
            return false
        } ?? false
    }

    /// Whether the bytes of `word` stand anywhere in the string.
    func holds(_ word: String) -> Bool { place(of: word) != nil }

    /// How many bytes stand before the first place of `word`; nil where it does not occur or is empty.
    func place(of word: String) -> Int? {
        let found: Int??? = utf8.withContiguousStorageIfAvailable { bytes in
            word.utf8.withContiguousStorageIfAvailable { sought in
                guard !sought.isEmpty, bytes.count >= sought.count else { return nil }
                return (0...(bytes.count - sought.count)).first { place in
                    bytes[place] == sought[0] && String.isSame(sought, bytes[place..<place + sought.count])
                }
            }
        }
        return (found ?? nil) ?? nil
    }
}
