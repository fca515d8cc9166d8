import Quantities
import Testing

@testable import Reading

/// The published figures behind the sample pages: how many of them are read, and how many with all that belongs to them.
///
/// The shares reached stand in Tests/Golden/sources.txt; they may rise, but not fall.
@Suite struct SourceTests {
    private static let path = "Tests/Golden/sources.txt"

    @Test func publishedFiguresAreFound() throws {
        let rows = try SourceRow.all()
        #expect(rows.count > 500)
        var figures = 0
        var tuples = 0
        for page in SamplePage.all {
            var left = page.reading.claims
            let own = rows.filter { $0.page == page.name }
            #expect(!own.isEmpty, "sources.tsv has no row for \(page.name)")
            // Whole tuples first, so that a figure printed twice is not taken by the wrong row.
            var open: [SourceRow] = []
            for row in own {
                if let place = left.firstIndex(where: row.isWhole) {
                    left.remove(at: place)
                    tuples += 1
                    figures += 1
                } else {
                    open.append(row)
                }
            }
            for row in open {
                guard let place = left.firstIndex(where: row.isFigure) else { continue }
                left.remove(at: place)
                figures += 1
            }
        }
        try compare(["figures": figures * 1000 / rows.count, "tuples": tuples * 1000 / rows.count])
    }

    /// Shares are in thousandths.
    private func compare(_ reached: KeyValuePairs<String, Int>) throws {
        let text = reached.map { "\($0.key) \($0.value)\n" }.joined()
        print("published figures found, in thousandths:", reached.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        if Recording.isOn { return try Golden.check(text, at: SourceTests.path) }
        let floor = try Repository.text(SourceTests.path).split(separator: "\n").map { $0.split(separator: " ") }
        #expect(floor.count == reached.count)
        for (name, share) in reached {
            let recorded = floor.first { $0.first == name[...] }.flatMap { Int($0[1]) } ?? 1000
            #expect(share >= recorded, "\(name)")
        }
    }
}

/// A row of seeds/pages/sources.tsv.
private struct SourceRow {
    let page: String
    private let cells: [String: String]

    static func all() throws -> [SourceRow] {
        let lines = try Repository.text(SamplePage.folder + "/sources.tsv").split(separator: "\n").map {
            $0.components(separatedBy: "\t")
        }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { SourceRow(cells: Dictionary(uniqueKeysWithValues: zip(header, $0))) }
    }

    private init(cells: [String: String]) {
        self.cells = cells
        page = cells["page"] ?? ""
    }

    /// Same value and unit.
    func isFigure(_ claim: Claim) -> Bool { claim.value == Exact(plain: cells["value"] ?? "") && claim.unit == cells["unit"] }

    /// Same figure, kind, organization, metric, component and period.
    func isWhole(_ claim: Claim) -> Bool {
        guard isFigure(claim), claim.kind.rawValue == cells["kind"], claim.metric == cells["metric"] else { return false }
        let organization = cells["organization"] ?? ""
        let isSame =
            claim.organization == organization
            || Country.names.contains(organization) && Country.names.contains(claim.organization ?? "")
        let period = [cells["period_start"] ?? "", cells["period_end"] ?? ""]
        return isSame && claim.component ?? "" == cells["component"]
            && [claim.period?.start?.iso ?? "", claim.period?.end?.iso ?? ""] == period
    }
}
