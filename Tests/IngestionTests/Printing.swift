import Foundation
import Quantities

@testable import Ingestion
@testable import Reading

/// Prints pages whose truth is known, as PDF, by scripts/print-page.py.
enum Printing {
    struct Article: Encodable {
        var headlines: [String] = []
        var paragraphs: [String] = []
        var columns: Int?
        /// What is printed in its middle.
        var box: [Article]?
        /// What is drawn round it as a box: `line`, or `tint`, a grey ground.
        var frame: String?

        enum CodingKeys: CodingKey { case headlines, paragraphs, columns, box, frame }

        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(headlines, forKey: .headlines)
            try fields.encode(paragraphs, forKey: .paragraphs)
            try fields.encodeIfPresent(columns, forKey: .columns)
            try fields.encodeIfPresent(box?.first, forKey: .box)
            try fields.encodeIfPresent(frame, forKey: .frame)
        }
    }

    /// A line somewhere on the page.
    struct Extra: Encodable {
        var text: String
        var x: Double
        var y: Double
        var size = 9.5
        var space: Double?
        var raised: String?
        var behind: String?
        var vertical: Bool?
    }

    struct Page: Encodable {
        var head: String?
        var columns = 4
        var tiers: [[Article]] = []
        var extras: [Extra] = []
        /// Lines that are drawn: from left and top to right and bottom.
        var rules: [[Double]] = []
        var flaw: String?
        /// The library that writes the PDF: `reportlab`, or `cairo`, whose program may be missing.
        var maker: String?
    }

    static let top = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Names of the sample pages.
    static let samplePages = ((try? FileManager.default.contentsOfDirectory(atPath: top.path + "/seeds/pages")) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()

    /// Figures that only one side has, by value, unit, organization, metric and period.
    static func difference(_ left: [Claim], _ right: [Claim]) -> [String] {
        func facts(_ claim: Claim) -> String {
            let days = "\(claim.period?.start?.iso ?? "-")..\(claim.period?.end?.iso ?? "-")"
            return "\(claim.value.plain) \(claim.unit) \(claim.organization ?? "-") \(claim.metric ?? "-") \(days)"
        }
        var counts: [String: Int] = [:]
        for claim in left { counts[facts(claim), default: 0] += 1 }
        for claim in right { counts[facts(claim), default: 0] -= 1 }
        return counts.sorted { $0.key < $1.key }.flatMap { text, count in
            Array(repeating: (count > 0 ? "+ " : "- ") + text, count: abs(count))
        }
    }

    /// What stands in the way where the programs or the font are missing, which `scripts/setup` of scripts/test installs; nil where nothing does.
    private static let obstacle: String? = {
        do {
            let bytes = try pdf(Page(tiers: [[Article(paragraphs: ["甲"])]]))
            let outcome = ChildProcess(program: "pdftotext", arguments: ["-q", "-", "-"]).run(input: bytes)
            if case .ended(0, _, _) = outcome { return nil }
            return "pdftotext: \(outcome)"
        } catch {
            return "\(error)"
        }
    }()
    static let isPossible = obstacle == nil
    static let reason =
        "python3-reportlab, python3-cairo, fonts-wqy-microhei and poppler-utils are needed, scripts/test installs them: \(obstacle ?? "they are there")"

    struct NotPrinted: Error, CustomStringConvertible { var description: String }

    /// The page as PDF.
    static func pdf(_ page: Page) throws -> [UInt8] {
        let script = top.appendingPathComponent("scripts/print-page.py").path
        let input = Array(try JSONEncoder().encode(page))
        switch ChildProcess(program: "/usr/bin/python3", arguments: [script]).run(input: input) {
        case .ended(0, let output, _): return output
        case .ended(_, _, let messages): throw NotPrinted(description: String(decoding: messages, as: UTF8.self))
        case let other: throw NotPrinted(description: "\(other)")
        }
    }

    /// The text that is read from a page.
    static func text(_ page: Page) throws -> DocumentText { try FileForm.pdf.text(of: try pdf(page), name: "page.pdf") }

    /// The lines of a text, each with the first letter of its role and the number of its article.
    static func lines(_ text: DocumentText) -> [String] {
        let scalars = Array(text.source.unicodeScalars)
        var lines: [String] = []
        var end = -1
        for piece in text.shape?.pieces ?? [] {
            let words = String(String.UnicodeScalarView(scalars[piece.range]))
            if piece.range.lowerBound == end, !lines.isEmpty {
                lines[lines.count - 1] += words
            } else {
                lines.append("\(piece.role.rawValue.prefix(1))\(piece.article) \(words)")
            }
            end = piece.range.upperBound
        }
        return lines
    }
}
