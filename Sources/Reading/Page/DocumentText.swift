import Quantities

/// What a document is read from: its text, and the shape in which it is printed where its form shows that.
///
/// Offsets of claims count the Unicode scalars of `source`. Of a plain text that is the decoded text, untouched; of a page of HTML
/// or PDF it is the text that the page shows, in the order in which it is read: a paragraph, headline or row of a table a line.
public struct DocumentText: Sendable {
    /// Name of the document.
    public let name: String
    /// The text that offsets count.
    public let source: String
    /// Encoding that the bytes were decoded from: `utf-8`, `gb18030`, of other pages what they declare; of a PDF `pdf`.
    public let encoding: String
    /// Where what is printed; nil of a plain text, whose shape is lost.
    public let shape: Shape?
    /// The issue date that the form has in a place of its own (meta, `founder-date`); nil where it has none.
    public let issued: Day?

    /// A plain text.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8 with or without BOM, or GB18030.
    ///   - name: its name, for messages.
    /// - Throws: ``ReadingError`` for bytes that are no text.
    public init(text bytes: [UInt8], name: String) throws(ReadingError) {
        let decoded = try Decoding.decode(bytes, name: name)
        self.init(name: name, source: decoded.source, encoding: decoded.encoding, shape: nil, issued: nil)
    }

    /// A text that was read before, as a database keeps it.
    public init(name: String, source: String, encoding: String, shape: Shape?, issued: Day? = nil) {
        self.name = name
        self.source = source
        self.encoding = encoding
        self.shape = shape
        self.issued = issued
    }
}
