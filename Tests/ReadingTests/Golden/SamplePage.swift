import Quantities

@testable import Reading

/// The pages of seeds/pages, read once.
struct SamplePage: CustomStringConvertible, Sendable {
    static let folder = "seeds/pages"

    let name: String
    let text: String
    let reading: DocumentReading
    var description: String { name }

    /// The issue date is the head of the name.
    init(_ name: String) throws {
        self.name = name
        text = try Repository.text(SamplePage.folder + "/" + name)
        reading = try Shared.read(text, issued: Day(iso: name.prefix(10)))
    }

    static let all: [SamplePage] = Repository.names(in: folder, suffix: ".txt").compactMap { try? SamplePage($0) }
}
