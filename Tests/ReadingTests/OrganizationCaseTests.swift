import Quantities
import Testing

@testable import Reading

/// Mentions in context and the bodies they stand for: Tests/Cases/organizations.tsv.
struct OrganizationCaseTests {
    private func mentions(_ text: String) throws -> [Mention] {
        try OrganizationTables.reader.mentions(Array(text.utf8), name: "case.txt", issued: Day(iso: "2023-01-10"))
            .filter { $0.type == "organization" }
    }

    @Test func everyMentionStandsForItsBody() throws {
        let rows = try OrganizationTables.rows("Tests/Cases/organizations.tsv")
        #expect(rows.count >= 300)
        for row in rows {
            let (text, quote, wanted) = (row[0], row[1], row[2])
            let found = try mentions(text)
            if quote.isEmpty {
                #expect(found.isEmpty, "\(text): \(found.map(\.text)) is no organization")
            } else {
                #expect(text.contains(quote), "\(quote) is not in \(text)")
                let bodies = Set(found.filter { $0.text == quote }.map(\.organization))
                let isRight = wanted == "null" ? bodies.isSubset(of: [nil]) : bodies == [wanted]
                #expect(isRight, "\(text): \(quote) is \(bodies), not \(wanted)")
            }
        }
    }

    @Test func theSameMentionIsTheSameBodyThroughoutADocument() throws {
        let text = "鼓楼区去年新增企业3200家。南京市给予奖励。鼓楼区财政收入增长6.1%。福州市也有奖励。鼓楼区新增就业1.2万人。"
        let bodies = Set(try mentions(text).filter { $0.text == "鼓楼区" }.compactMap(\.organization))
        #expect(bodies == ["南京市鼓楼区"])
    }

    @Test func whatStaysAmbiguousIsAFindingWithItsCandidates() throws {
        let text = "鼓楼区去年新增企业3200家。"
        let reading = try OrganizationTables.reader.read(Array(text.utf8), name: "case.txt", issued: Day(iso: "2023-01-10"))
        #expect(reading.claims.allSatisfy { $0.organization == nil })
        let finding = try #require(reading.findings.first { $0.category == "organization" && $0.message.contains("may be") })
        #expect(finding.message == "“鼓楼区” may be 南京市鼓楼区, 徐州市鼓楼区, 福州市鼓楼区, 开封市鼓楼区: the text does not say which")
        #expect(finding.start == 0 && finding.end == 3)
    }

    @Test func aPersonsDecisionsCount() throws {
        let decisions = [
            Decision(.alias, "峡江货运", "宜昌市邮政分公司"), Decision(.merge, "湖北省统计局", "国家统计局湖北调查总队"),
            Decision(.alias, "鄂统", "湖北省统计局"),
        ]
        let reader = Reader(vocabulary: OrganizationTables.reader.vocabulary, decisions: decisions)
        #expect(reader.resolve("峡江货运").organization == "宜昌市邮政分公司")
        #expect(reader.resolve("峡江货运").parent == "湖北省邮政分公司")
        #expect(reader.resolve("湖北省统计局").organization == "国家统计局湖北调查总队")
        #expect(reader.resolve("鄂统").organization == "国家统计局湖北调查总队")
        let text = "去年，峡江货运发运包裹36万件。"
        let found = try reader.mentions(Array(text.utf8), name: "case.txt", issued: nil).first { $0.type == "organization" }
        #expect(found?.text == "峡江货运" && found?.organization == "宜昌市邮政分公司")
    }
}
