import Reading

/// The form in which a page lies in a file.
public enum FileForm: Sendable {
    /// Text, UTF-8 or GB18030.
    case text
    /// A page of an electronic edition.
    case html
    /// Printed pages, born digital.
    case pdf

    /// Endings of the files that are pages, in small letters.
    static let endings: [(ending: String, form: FileForm)] = [(".txt", .text), (".html", .html), (".htm", .html), (".pdf", .pdf)]

    /// The form that the ending of a name tells; nil for a file that is no page.
    public init?(name: String) {
        let lower = name.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
        guard let form = FileForm.endings.first(where: { lower.suffix($0.ending.utf8.count).elementsEqual($0.ending.utf8) })?.form
        else { return nil }
        self = form
    }

    /// The form that bytes without a name have.
    public init(bytes: [UInt8]) {
        if bytes.starts(with: FileForm.pdfMark) {
            self = .pdf
            return
        }
        let head = bytes.prefix(1024).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }.drop { $0 <= 0x20 || $0 >= 0x80 }
        self = head.starts(with: "<!doctype html".utf8) || head.starts(with: "<html".utf8) ? .html : .text
    }

    /// What a PDF begins with.
    static let pdfMark = Array("%PDF-".utf8)

    /// The text of the bytes of a file.
    ///
    /// - Parameter name: name of the file, for messages.
    /// - Throws: ``FileProblem`` where the bytes are no page of this form.
    public func text(of bytes: [UInt8], name: String) throws(FileProblem) -> DocumentText {
        do throws(ReadingError) {
            switch self {
            case .text: return try DocumentText(text: bytes, name: name)
            case .html: return try DocumentText(html: bytes, name: name)
            case .pdf: break
            }
        } catch {
            throw FileProblem(path: name, reason: error.reason(ofDocument: name))
        }
        return try PdfText.text(of: bytes, name: name)
    }
}
