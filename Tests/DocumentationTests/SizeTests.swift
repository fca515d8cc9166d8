import Foundation
import Testing

/// The rules of reading stay small enough to be read: files of one idea, functions of one page.
@Suite struct SizeTests {
    private static let folder = "Sources/Reading/Claim"
    private static let mostLines = 250
    private static let mostOfFunction = 60

    @Test func filesAreShort() throws {
        for file in try Repository.swiftFiles(in: SizeTests.folder) {
            let count = try lines(of: file).count
            #expect(count <= SizeTests.mostLines, "\(file) has \(count) lines, \(SizeTests.mostLines) are the most")
        }
    }

    @Test func functionsAreShort() throws {
        for file in try Repository.swiftFiles(in: SizeTests.folder) {
            for function in functions(try lines(of: file)) where function.lines > SizeTests.mostOfFunction {
                Issue.record(
                    "\(file):\(function.line): a function of \(function.lines) lines, \(SizeTests.mostOfFunction) are the most")
            }
        }
    }

    /// The measure itself: a function ends with the brace that stands where it begins.
    @Test func lengths() {
        let source = """
            struct A {
                var short: Int { 1 }
                static func one(_ value: Int) -> Int { value }
                mutating func three() {
                    if true { four() }
                }

                init?(
                    _ value: Int
                ) {
                    return nil
                }
            }
            """
        let found = functions(source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        #expect(found.map(\.line) == [3, 4, 8])
        #expect(found.map(\.lines) == [1, 3, 5])
    }

    private func lines(of file: String) throws -> [String] {
        try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Functions and initializers of a formatted file: the line each begins in, and how many it has.
    private func functions(_ lines: [String]) -> [(line: Int, lines: Int)] {
        lines.indices.compactMap { index in
            let line = lines[index]
            let words = line.split(separator: " ")
            let isFunction = words.contains("func") || words.contains { $0.hasPrefix("init(") || $0.hasPrefix("init?(") }
            guard isFunction, words[0] != "//", words[0] != "///" else { return nil }
            if line.contains("{"), line.hasSuffix("}") { return (index + 1, 1) }
            let indent = line.prefix { $0 == " " }
            guard let end = lines[(index + 1)...].firstIndex(where: { $0.hasPrefix(indent + "}") }) else { return nil }
            return (index + 1, end - index + 1)
        }
    }
}
