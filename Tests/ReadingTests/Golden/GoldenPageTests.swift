import Testing

@testable import Reading

/// What the sample pages say, line by line, as it was looked at last.
@Suite struct GoldenPageTests {
    @Test func everyPageIsRead() {
        #expect(SamplePage.all.count == Repository.names(in: SamplePage.folder, suffix: ".txt").count)
        #expect(SamplePage.all.count >= 12)
    }

    @Test(arguments: SamplePage.all) func claims(_ page: SamplePage) throws {
        let headlines = page.reading.articles.map { "# \($0.ordinal) \($0.headline?.replacing("\n", with: "⏎") ?? "-")\n" }
        let claims = page.reading.claims.map { ClaimLine.of($0) + "\n" }
        try Golden.check((headlines + claims).joined(), at: "Tests/Golden/pages/" + page.name)
        expectSound(page.reading, "\(page.name)")
    }
}
