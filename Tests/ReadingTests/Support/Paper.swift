import Quantities
import Testing

@testable import Reading

/// A printed page: words with their places as poppler's `pdftotext -bbox-layout` writes them, each cell of a line a word.
struct Paper {
    var words = ""

    /// A line whose cells begin at the given places; `size` is that of its characters in points.
    mutating func line(_ y: Double, size: Double = 10, _ cells: (x: Double, text: String)...) {
        words += "<line>"
        for cell in cells {
            let wide = cell.text.unicodeScalars.reduce(0.0) { $0 + ($1.value >= 0x2E80 ? size : size / 2) }
            words += "<word xMin=\"\(cell.x)\" yMin=\"\(y)\" xMax=\"\(cell.x + wide)\" yMax=\"\(y + size)\">\(cell.text)</word>"
        }
        words += "</line>"
    }

    func text() throws -> DocumentText {
        let xml = "<page width=\"600\" height=\"800\">\(words)</page>"
        return try DocumentText(boxes: Array(xml.utf8), name: "t.pdf")
    }

    func facts() throws -> [String] {
        let reading = Shared.reader.read(try text(), issued: Day(iso: "2022-11-25"))
        #expect(Soundness.problem(of: reading) == nil)
        return reading.claims.map { "\($0.quote): \($0.facts)" }
    }
}
