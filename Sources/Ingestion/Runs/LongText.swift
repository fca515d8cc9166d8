import Quantities
import Reading

/// A plain text that is read and recorded stretch by stretch, so that no more of what was read is in memory than a few of them.
struct LongText: Sendable {
    /// The whole text: that is kept in one piece, as the database keeps it.
    let text: DocumentText
    let stretches: Stretches

    /// Its stretches, some of them being read while those before are recorded.
    func reading() -> LongReading { LongReading(self) }
}

/// The readings of a long text, one after the other.
struct LongReading {
    private var stretches: Stretches
    private var waiting: [ReadAhead<DocumentReading>] = []

    fileprivate init(_ long: LongText) { stretches = long.stretches }

    /// The reading of the next stretch; nil at the end.
    ///
    /// - Throws: ``ReadingError`` for what is no text.
    mutating func next() throws -> DocumentReading? {
        while waiting.count < mostReadAhead, let stretch = try stretches.next() {
            waiting.append(ReadAhead { stretch.reading() })
        }
        return try waiting.isEmpty ? nil : waiting.removeFirst().wait().get()
    }
}

/// What a document has been made into before it is recorded.
enum ReadDocument: Sendable {
    case whole(DocumentReading)
    /// Too long to be read in one piece.
    case long(LongText)
}

/// How the stretches of a text are read; nil where it is short enough to be read as a whole.
typealias ReadStretches = @Sendable (_ text: DocumentText, _ issued: Day?) -> Stretches?
