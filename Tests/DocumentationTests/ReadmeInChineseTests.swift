import Testing

/// README.zh.md has the commands and the tables of README.md, in their order.
///
/// Where this fails after README.md was changed, the same row, line or heading is missing or different in README.zh.md.
@Suite struct ReadmeInChineseTests {
    private let english: Parts
    private let chinese: Parts

    init() throws {
        english = Parts(try Repository.text("README.md"))
        chinese = Parts(try Repository.text("README.zh.md"))
    }

    /// What the two must share.
    private struct Parts {
        /// Lines of code, without the comments behind them.
        var code: [String] = []
        /// Of every row of a table its first cell, and how many there are; of the head only how many.
        var rows: [String] = []
        /// Levels of headings, with the commands in them.
        var headings: [String] = []
        var items = 0

        init(_ text: String) {
            var isFence = false
            var before = ""
            for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({ String($0) }) {
                if line.hasPrefix("```") {
                    isFence.toggle()
                } else if isFence {
                    code.append(line)
                } else if line.hasPrefix("    ") {
                    code.append(Parts.withoutComment(line))
                } else if line.hasPrefix("|") {
                    let cells = Parts.cells(line)
                    rows.append((before.hasPrefix("|") ? cells[0] : "head") + " \(cells.count)")
                } else if line.hasPrefix("#") {
                    headings.append(String(line.prefix { $0 == "#" }) + Parts.commands(line).joined(separator: " "))
                } else if line.hasPrefix("- ") {
                    items += 1
                }
                before = line
            }
        }

        private static func withoutComment(_ line: String) -> String {
            let end = line.firstRange(of: " # ")?.lowerBound ?? line.endIndex
            return String(line[..<end].reversed().drop { $0 == " " }.reversed())
        }

        private static func cells(_ line: String) -> [String] {
            line.replacing("\\|", with: "\u{1}").split(separator: "|").map { $0.trimmingPrefix { $0 == " " } }.map { String($0) }
        }

        private static func commands(_ line: String) -> [String] {
            line.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map {
                String($0.element)
            }
        }
    }

    @Test func theCommandsAreTheSame() {
        #expect(english.code.count > 50)
        for (one, other) in zip(english.code, chinese.code) where one != other {
            Issue.record("README.md has “\(one)” where README.zh.md has “\(other)”")
            break
        }
        #expect(english.code.count == chinese.code.count)
    }

    @Test func theTablesHaveTheSameRows() {
        #expect(english.rows.count > 150)
        for (one, other) in zip(english.rows, chinese.rows) where one != other {
            Issue.record("README.md has a row “\(one)” where README.zh.md has “\(other)”")
            break
        }
        #expect(english.rows.count == chinese.rows.count)
    }

    @Test func theHeadingsAndListsAreTheSame() {
        #expect(english.headings == chinese.headings)
        #expect(english.items == chinese.items)
    }
}
