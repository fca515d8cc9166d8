import Quantities
import Testing

@testable import Reading

/// A text with markers (1️⃣ 2️⃣ …) where claims are expected; the markers are taken out before the text is read.
struct MarkedText {
    /// The text without its markers.
    let text: String
    /// Where each marker stood, in Unicode scalars of the text.
    let markers: [Character: Int]

    init(_ marked: String) {
        var text = ""
        var count = 0
        var markers: [Character: Int] = [:]
        for character in marked {
            if MarkedText.isMarker(character) {
                precondition(markers[character] == nil, "\(character) stands twice")
                markers[character] = count
            } else {
                text.append(character)
                count += character.unicodeScalars.count
            }
        }
        self.text = text
        self.markers = markers
    }

    /// A digit within a keycap.
    private static func isMarker(_ character: Character) -> Bool { character.unicodeScalars.last == "\u{20E3}" }
}

/// Expects one claim at each marker of `marked`, written as `quote = value unit`, and no other claim.
func expectClaims(
    _ marked: String, _ expected: KeyValuePairs<Character, String>, issued: Day? = Day(iso: "2022-11-25"),
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let text = MarkedText(marked)
    expectClaims(in: try Shared.read(text.text, issued: issued), text, expected, sourceLocation: sourceLocation)
}

/// Expects one claim of `reading` at each marker, and no other claim.
func expectClaims(
    in reading: DocumentReading, _ text: MarkedText, _ expected: KeyValuePairs<Character, String>,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(Set(expected.map(\.key)) == Set(text.markers.keys), "markers and expectations differ", sourceLocation: sourceLocation)
    var left = reading.claims
    for (marker, claim) in expected {
        guard let start = text.markers[marker] else { continue }
        guard let place = left.firstIndex(where: { $0.start == start }) else {
            Issue.record("\(marker) no claim; expected \(claim)", sourceLocation: sourceLocation)
            continue
        }
        let found = left.remove(at: place)
        let line = "\(found.quote) = \(found.value.canonical)\(found.unit.isEmpty ? "" : " " + found.unit)"
        #expect(line == claim, "\(marker)", sourceLocation: sourceLocation)
    }
    for claim in left { Issue.record("a claim nobody expected: \(claim.quote)", sourceLocation: sourceLocation) }
    expectSound(reading, sourceLocation: sourceLocation)
}

/// Expects of any reading: claims in order, spans within the text and not empty, quotes that are what the source has there, a rule each.
func expectSound(_ reading: DocumentReading, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation) {
    if let problem = Soundness.problem(of: reading) {
        Issue.record("\(problem)\(comment.map { " (\($0.rawValue))" } ?? "")", sourceLocation: sourceLocation)
    }
}
