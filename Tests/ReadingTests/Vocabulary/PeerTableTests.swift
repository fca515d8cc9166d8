import Testing

@testable import Reading

/// Every row of peers.tsv has two that are compared, and one that is not compared with them.
@Suite struct PeerTableTests {
    private static func rows(_ name: String) throws -> [Table.Row] {
        let columns = Vocabulary.tables.first { $0.name == name }?.columns ?? []
        return try Table(name, Vocabulary.embeddedFile(name) ?? "", required: columns).rows
    }

    @Test func theExamplesAreComparedAndTheOthersAreNot() throws {
        let vocabulary = try Vocabulary.embedded()
        let reader = Reader(vocabulary: vocabulary)
        func body(_ name: Substring) -> PeerTable.Body {
            let known = reader.resolve(String(name))
            return PeerTable.Body(
                name: known.organization ?? String(name), level: known.level, system: known.system, division: known.division)
        }
        let rows = try PeerTableTests.rows("peers.tsv")
        #expect(rows.count > 20)
        for row in rows {
            let pair = row.words("example").map(body)
            let other = body(row["not"])
            #expect(pair.count == 2 && pair[0].name != pair[1].name && !other.name.isEmpty, "\(row["name"])")
            let tail = row["name"].hasPrefix("{parent}") ? row["name"].dropFirst(8) : row["name"]
            let groups = vocabulary.peers.groups(of: pair + [other]).filter { $0.group.name.hasSuffix(tail) }
            let together = groups.filter { $0.members.count > 1 }
            #expect(together.map { $0.members } == [pair.map(\.name).sorted()], "\(row["name"])")
        }
    }

    @Test func aGroupIsAsLargeAsTheRegionHasDivisions() throws {
        let peers = try Vocabulary.embedded().peers
        let bodies = [
            PeerTable.Body(name: "宜昌市", level: "prefecture", system: "region", division: "420500"),
            PeerTable.Body(name: "宜都市", level: "county", system: "region", division: "420581"),
            PeerTable.Body(name: "宜昌市邮政分公司", level: "prefecture", system: "post", division: "420500"),
            PeerTable.Body(name: "某公司", level: "site", system: "company", division: "420500"),
        ]
        let groups = peers.groups(of: bodies)
        #expect(
            groups.map { "\($0.group.name) \($0.group.size ?? 0) \($0.members.joined())" } == [
                "湖北省的地级行政区 13 宜昌市", "宜昌市的县级行政区 13 宜都市", "湖北省的市级邮政分公司 13 宜昌市邮政分公司",
            ])
        #expect(groups[2].group.scopes.contains("湖北省邮政"))
    }

    @Test(arguments: [
        ("省\tstate\tregion\t\t31\t\t\t甲|乙\t丙", "“state” is no level (country, province, prefecture, county, site, group)"),
        ("省\tprovince\tregion\tbelow\t31\t\t\t甲|乙\t丙", "“below” is neither empty nor parent"),
        (
            "省\tprovince\tregion\tparent\t31\t\t\t甲|乙\t丙",
            "a group that is parted by its parent, and no other, has {parent} in its name"
        ),
        ("省\tprovince\tregion\t\tmany\t\t\t甲|乙\t丙", "“many” is no number of members, nor *"),
        ("行\t\t\t\t3\t甲|乙\t\t甲|乙\t丙", "2 members are listed, and the count is “3”"),
        ("省\tprovince\t\t\t31\t\t\t甲|乙\t丙", "neither members nor a system"),
        ("省\tprovince\tregion\t\t31\t\t\t\t丙", "a name and an example are needed"),
        ("街\tcounty\tregion\t\t31\t\t\t甲|乙\t丙", "“街” stands twice"),
    ])
    func wrongRow(_ row: String, _ reason: String) {
        let head = "name\tlevel\tsystem\twithin\tcount\tmembers\tscopes\texample\tnot\n街\tcounty\tregion\t\t2\t\t\t甲|乙\t丙\n"
        do {
            _ = try Vocabulary(tables: ["peers.tsv": head + row + "\n"])
            Issue.record("\(row) was taken")
        } catch { #expect("\(error)" == "peers.tsv:3: \(reason)") }
    }

    @Test func growthBasesNameRegisteredMetrics() throws {
        let vocabulary = try Vocabulary.embedded()
        for row in try PeerTableTests.rows("growth_bases.tsv") {
            let example = String(row["example"])
            #expect(vocabulary.registry.metric(named: example)?.name == example, "\(example)")
            #expect(vocabulary.growthBases.basis(of: example).rawValue == row["means"], "\(example)")
        }
        for metric in ["快递业务量", "快递业务收入", "存款余额", "货物进出口总额"] {
            #expect(vocabulary.growthBases.basis(of: metric) == .nominal)
        }
    }

    @Test(arguments: [
        ("总量\tnominal\t经济总量", "“nominal” is neither real nor revised"), ("总量\treal\t", "a word and an example are needed"),
        ("产值\treal\t总产值", "“产值” stands twice"),
    ])
    func wrongGrowthBase(_ row: String, _ reason: String) {
        do {
            _ = try Vocabulary(tables: ["growth_bases.tsv": "word\tmeans\texample\n产值\treal\t总产值\n\(row)\n"])
            Issue.record("\(row) was taken")
        } catch { #expect("\(error)" == "growth_bases.tsv:3: \(reason)") }
    }
}
