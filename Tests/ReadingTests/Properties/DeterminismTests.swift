import Testing

@testable import Reading

/// Same bytes, same reading.
@Suite struct DeterminismTests {
    @Test(arguments: SamplePage.all) func pagesReadTwice(_ page: SamplePage) throws {
        let again = try SamplePage(page.name).reading
        #expect(again.claims == page.reading.claims)
        #expect(again.organizations == page.reading.organizations)
        #expect(again.findings == page.reading.findings)
        #expect(again.ledger == page.reading.ledger)
        #expect(again.articles == page.reading.articles)
    }

    /// A second vocabulary of the same tables reads the same: nothing depends on the order of a dictionary.
    @Test func vocabularyBuiltTwice() throws {
        let reader = Reader(vocabulary: try Vocabulary.embedded())
        for page in SamplePage.all {
            let claims = try reader.read(Array(page.text.utf8), name: page.name, issued: page.reading.issued).claims
            #expect(claims == page.reading.claims, "\(page.name)")
        }
    }

    @Test func readersShareAVocabularyAcrossTasks() async throws {
        let pages = SamplePage.all
        let readings = await withTaskGroup(of: (Int, [Claim]).self) { group in
            for index in 0..<pages.count * 2 {
                group.addTask { (index, (try? SamplePage(pages[index % pages.count].name).reading.claims) ?? []) }
            }
            return await group.reduce(into: [Int: [Claim]]()) { $0[$1.0] = $1.1 }
        }
        for (index, claims) in readings { #expect(claims == pages[index % pages.count].reading.claims) }
    }
}
