/// A cell of a table, or a word in one, as its UTF-8 bytes: no string is made of it until one is asked for.
///
/// It points into the table that it was cut from and holds as long as a row of that table does.
struct Cell: @unchecked Sendable {
    private let bytes: UnsafeBufferPointer<UInt8>

    /// `bytes` must be valid UTF-8.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The bytes of a word of the program.
    init(_ word: StaticString) { bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) }

    /// The cell that has nothing in it.
    static var empty: Cell { Cell(UnsafeBufferPointer(start: nil, count: 0)) }

    var isEmpty: Bool { bytes.isEmpty }

    /// Number of its bytes.
    var count: Int { bytes.count }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The scalars of the word, for comparing with clean text.
    var scalarValues: [UInt32] {
        var values: [UInt32] = []
        values.reserveCapacity(bytes.count / 3 + 1)  // most are Chinese characters
        forEachScalar { values.append($0) }
        return values
    }

    /// The cell without its first `length` bytes.
    func dropFirst(_ length: Int) -> Cell { Cell(UnsafeBufferPointer(rebasing: bytes.dropFirst(length))) }

    /// Whether it begins with the bytes of `word`.
    func starts(with word: StaticString) -> Bool {
        bytes.starts(with: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    static func == (cell: Cell, word: StaticString) -> Bool {
        cell.count == word.utf8CodeUnitCount && cell.starts(with: word)
    }

    static func == (left: Cell, right: Cell) -> Bool { left.bytes.elementsEqual(right.bytes) }

    /// Its parts before and behind the first place of `mark`.
    func split(at mark: StaticString) -> (head: Cell, tail: Cell)? {
        let length = mark.utf8CodeUnitCount
        for place in bytes.indices where bytes[place] == mark.utf8Start[0] && dropFirst(place).starts(with: mark) {
            return (Cell(UnsafeBufferPointer(rebasing: bytes[..<place])), dropFirst(place + length))
        }
        return nil
    }

    /// Calls `body` with each scalar until it returns false.
    @inline(__always)
    func forEachScalar(while body: (UInt32) -> Bool) {
        var place = 0
        while place < bytes.count, body(UTF8Scalars.decode(bytes, &place)) {}
    }

    /// Calls `body` with each scalar.
    @inline(__always)
    func forEachScalar(_ body: (UInt32) -> Void) {
        forEachScalar(while: { scalar in
            body(scalar)
            return true
        })
    }

    /// The words of the cell that are not empty.
    func words(partedBy mark: UInt8 = UInt8(ascii: "|")) -> Words { Words(rest: bytes[...], mark: mark) }

    /// The words of a cell one by one, without an array of them.
    struct Words: Sequence, IteratorProtocol {
        fileprivate var rest: Slice<UnsafeBufferPointer<UInt8>>
        fileprivate let mark: UInt8

        mutating func next() -> Cell? {
            while rest.first == mark { rest.removeFirst() }
            guard !rest.isEmpty else { return nil }
            let end = rest.firstIndex(of: mark) ?? rest.endIndex
            defer { rest = rest[end...] }
            return Cell(UnsafeBufferPointer(rebasing: rest[..<end]))
        }
    }
}
