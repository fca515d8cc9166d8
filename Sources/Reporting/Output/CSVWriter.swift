import Quantities
import Store

/// Writes rows as CSV: RFC 4180, UTF-8, a line end after every row.
///
/// Empty means unknown. Words that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab or carriage return in front) get a
/// leading `'`, unless they are a number.
public struct CSVWriter: Sendable {
    /// Whether a byte order mark and CRLF are written, which Excel needs for Chinese.
    public let forExcel: Bool

    /// Makes a writer; plain LF and no byte order mark by default.
    public init(forExcel: Bool = false) { self.forExcel = forExcel }

    /// Appends the first line of a file.
    public func append(header: [String], to bytes: inout [UInt8]) {
        if forExcel { bytes.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
        append(header.map { .text($0) }, to: &bytes)
    }

    /// Appends one row.
    public func append(_ cells: [Cell], to bytes: inout [UInt8]) {
        CSVLine.append(to: &bytes, forExcel: forExcel) { line in for cell in cells { line.put(cell) } }
    }

    /// Appends one row.
    public func append(_ row: some ReportRow, to bytes: inout [UInt8]) {
        CSVLine.append(to: &bytes, forExcel: forExcel) { row.write(into: &$0) }
    }
}

/// A line as it is written: into a little memory of its own, from which it goes to the others in one piece. To append every cell to a list
/// would be to ask every time whether there is room.
public struct CSVLine: CellSink {
    private let room: UnsafeMutablePointer<UInt8>
    /// Bytes that lie in `room`.
    private var used = 0
    /// What goes before them.
    private var bytes: [UInt8] = []
    private let start: Int
    private var count = 0

    /// So much is asked for on the stack.
    private static let size = 1024

    /// Appends a line behind `bytes`.
    fileprivate static func append(to bytes: inout [UInt8], forExcel: Bool, _ put: (inout CSVLine) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { room in
            guard let room = room.baseAddress else { return }
            var line = CSVLine(taking: &bytes, room)
            put(&line)
            line.end(forExcel: forExcel, giving: &bytes)
        }
    }

    /// Goes on behind `bytes`, which are held here until the end of the line.
    private init(taking bytes: inout [UInt8], _ room: UnsafeMutablePointer<UInt8>) {
        self.room = room
        start = bytes.count
        swap(&self.bytes, &bytes)
    }

    /// Appends a cell.
    @inline(__always) public mutating func put(_ cell: Cell) {
        next()
        switch cell {
        case .text(let text): append(text: text)
        case .number(let number), .marked(let number, _): append(number: number)
        case .integer(let count): append { $0.put(integer: count) }
        case .day(let day): append(day: day)
        case .unknown: break
        }
    }

    /// Appends words and the days of a period, without a string of both in between.
    public mutating func put(_ words: String, _ period: Period) {
        next()
        append(text: words)
        if let start = period.start {
            append(day: start)
            makeRoom(for: 2)
            append(UInt8(ascii: "."))
            append(UInt8(ascii: "."))
        }
        if let end = period.end { append(day: end) } else { append(text: "?") }
    }

    /// Appends where figures are printed, without a string in between.
    @inline(__always) public mutating func put(_ place: EvidencePlace, _ others: some Collection<EvidencePlace>) {
        guard CSVLine.isPlain(place), others.allSatisfy({ CSVLine.isPlain($0) }) else {
            return put(Cell(others.reduce(into: place.text) { $0 += "; " + $1.text }))
        }
        next()
        append(place)
        for other in others {
            makeRoom(for: 2)
            append(UInt8(ascii: ";"))
            append(UInt8(ascii: " "))
            append(other)
        }
    }

    private mutating func append(_ place: EvidencePlace) {
        guard let parts = place.parts else { return }
        _ = parts.document.utf8.withContiguousStorageIfAvailable { append(bytes: $0) }
        makeRoom(for: 1)
        append(UInt8(ascii: ":"))
        append { $0.put(integer: parts.start) }
        makeRoom(for: 1)
        append(UInt8(ascii: "-"))
        append { $0.put(integer: parts.end) }
    }

    /// Goes to the next cell.
    @inline(__always) private mutating func next() {
        if count > 0 {
            makeRoom(for: 1)
            append(UInt8(ascii: ","))
        }
        count += 1
    }

    private mutating func end(forExcel: Bool, giving bytes: inout [UInt8]) {
        makeRoom(for: 4)
        // A row of one empty cell would be an empty line, which readers skip.
        if count == 1, self.bytes.count + used == start {
            append(UInt8(ascii: "\""))
            append(UInt8(ascii: "\""))
        }
        if forExcel { append(UInt8(ascii: "\r")) }
        append(UInt8(ascii: "\n"))
        empty()
        swap(&self.bytes, &bytes)
    }

    /// Sees to it that so many bytes have room, ``size`` at most.
    @inline(__always) private mutating func makeRoom(for count: Int) { if used &+ count > CSVLine.size { empty() } }

    private mutating func empty() {
        bytes.append(contentsOf: UnsafeBufferPointer(start: room, count: used))
        used = 0
    }

    /// Appends a byte that there is room for.
    @inline(__always) private mutating func append(_ byte: UInt8) {
        room[used] = byte
        used &+= 1
    }

    private mutating func append(number: Exact) {
        if Backwards.fits(number) { append { $0.put(number: number) } } else { append(text: number.canonical) }
    }

    private mutating func append(day: Day) {
        guard let text = DayTexts.all.text(of: day) else { return append { $0.put(day: day) } }
        makeRoom(for: DayTexts.width)
        (room + used).update(from: text, count: DayTexts.width)
        used &+= DayTexts.width
    }

    /// Appends what is made from the last byte to the first.
    @inline(__always) private mutating func append(_ make: (inout Backwards) -> Void) {
        makeRoom(for: Backwards.most)
        let end = room + used + Backwards.most
        var backwards = Backwards(first: end)
        make(&backwards)
        (room + used).update(from: backwards.first, count: end - backwards.first)
        used &+= end - backwards.first
    }

    private mutating func append(text: String) {
        let isDone =
            text.utf8.withContiguousStorageIfAvailable { text in
                // What a spreadsheet may run is looked at more closely.
                switch text.first {
                case nil: return true
                case 0x09, 0x0D, UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "-"): return false
                default: break
                }
                if CSVLine.needsQuotes(text) { append(quoted: text) } else { append(bytes: text) }
                return true
            } ?? false
        if !isDone { append(unusual: text) }
    }

    private mutating func append(unusual text: String) {
        if CSVLine.isFormula(text) { return append(formula: text) }
        var text = text
        text.withUTF8 { text in
            if CSVLine.needsQuotes(text) { append(quoted: text) } else { append(bytes: text) }
        }
    }

    /// A mark in front keeps a spreadsheet from running it.
    private mutating func append(formula text: String) {
        var marked = "'" + text
        marked.withUTF8 { text in
            if CSVLine.needsQuotes(text) { append(quoted: text) } else { append(bytes: text) }
        }
    }

    private mutating func append(bytes text: UnsafeBufferPointer<UInt8>) {
        guard let first = text.baseAddress else { return }
        makeRoom(for: text.count)
        guard text.count <= CSVLine.size else { return bytes.append(contentsOf: text) }
        (room + used).update(from: first, count: text.count)
        used &+= text.count
    }

    private mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
        makeRoom(for: 1)
        append(UInt8(ascii: "\""))
        for byte in text {
            makeRoom(for: 2)
            if byte == UInt8(ascii: "\"") { append(byte) }
            append(byte)
        }
        makeRoom(for: 1)
        append(UInt8(ascii: "\""))
    }

    /// Whether it stands in a cell as it is, whatever others follow it.
    private static func isPlain(_ place: EvidencePlace) -> Bool {
        place.parts?.document.utf8.withContiguousStorageIfAvailable { text in
            guard let first = text.first, first > 0x40 || (0x30...0x39).contains(first) else { return false }
            return !needsQuotes(text)
        } ?? false
    }

    private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in text where byte < 0x2D { if byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D { return true } }
        return false
    }

    private static func isFormula(_ text: String) -> Bool {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return Exact(plain: text) == nil
        default: return false
        }
    }
}
