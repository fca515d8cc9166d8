import Foundation
import Quantities
import Reading
import Reporting
import Store
import Testing

@testable import dushu

/// The questions of docs/questions.md, and the views that they ask, on the sample pages.
@Suite struct QuestionTests {
    /// A database of the sample pages.
    private func withPages(_ body: (Store) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("questions-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("dushu.sqlite").path
        let process = Process()
        process.executableURL = Repository.programs.appendingPathComponent("dushu")
        process.arguments = ["ingest", "--db", path, Repository.top.appendingPathComponent("seeds/pages").path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let store = try Store(path: path, for: .reading)
        try body(store)
        try store.close()
    }

    private func rows(_ sql: String, in store: Store) throws -> [String] {
        var rows: [String] = []
        try store.query(sql, seconds: 86_400, header: { _ in }) { values in
            rows.append(values.map { Cell($0).plain }.joined(separator: "|"))
        }
        return rows.sorted()
    }

    @Test func everyQuestionHasAnAnswer() throws {
        try withPages { store in
            let sections = try Repository.text("docs/questions.md").components(separatedBy: "\n## ").dropFirst()
            #expect(sections.count == 15)
            for section in sections {
                let blocks = section.components(separatedBy: "\n\n").filter {
                    $0.hasPrefix("    SELECT ") || $0.hasPrefix("    WITH ")
                }
                #expect(blocks.count == 1, "\(section.prefix(40))")
                for sql in blocks { #expect(try !rows(sql, in: store).isEmpty, "\(section.prefix(40))") }
            }
        }
    }

    @Test func theViewRankingIsTheReport() throws {
        let better = metricDirections(in: try Vocabulary.embedded(), names: MetricNames([]))
        try withPages { store in
            let report = ranking(of: try store.observations(), peers: try store.peers(), better: better).filter {
                $0.known != nil
            }
            let expected = report.map { row in
                let cells: [Cell] = [
                    Cell(row.series.metric), Cell(row.series.component), Cell(row.series.basis), Cell(row.series.unit),
                    Cell(row.series.kind.rawValue), Cell(row.period?.start), Cell(row.period?.end), Cell(row.peers),
                    Cell(row.level),
                    Cell(row.rankKnown), Cell(row.known), Cell(row.of), Cell(row.series.organization),
                    Cell(row.known == row.of ? row.rankKnown : nil),
                ]
                return cells.map(\.plain).joined(separator: "|")
            }.sorted()
            let columns = """
                SELECT metric, component, basis, unit, kind, period_start, period_end, peers, level, rank_known, known, of,
                    organization, rank FROM
                """
            #expect(expected.count > 40)
            #expect(try rows("\(columns) ranking", in: store) == expected)
            #expect(try rows("\(columns) ranking_of_all", in: store) == expected)
        }
    }

    /// Reports make the registry without the rest of the vocabulary.
    @Test func theRegistryAloneIsThatOfTheVocabulary() throws {
        let (registry, vocabulary) = (try Vocabulary.embeddedRegistry(), try Vocabulary.embedded())
        #expect(registry.metrics.map(\.name) == vocabulary.registry.metrics.map(\.name))
        let names = registry.metrics.map(\.name) + registry.aliases.map(\.alias) + ["全年快递业务量", "无"]
        #expect(names.allSatisfy { registry.better($0) == vocabulary.better($0) })
        #expect(names.contains { registry.better($0) < 0 })
    }

    @Test func theViewGrowthIsTheReport() throws {
        try withPages { store in
            let others = try store.metricsOfOtherGrowth()
            let report = growth(of: try store.observations(), .all, isNominal: { !others.contains($0) })
            for method in [GrowthRow.Method.stated, .computed] {
                let expected = report.filter { $0.method == method && $0.growth != nil }.map { row in
                    let cells: [Cell] = [
                        Cell(row.series.organization), Cell(row.level), Cell(row.series.metric), Cell(row.series.component),
                        Cell(row.series.basis), Cell(row.statedBase?.start), Cell(row.statedBase?.end), Cell(row.period?.end),
                        Cell(row.growth),
                    ]
                    return cells.map(\.plain).joined(separator: "|")
                }
                let view = try rows(
                    """
                    SELECT organization, level, metric, component, basis, base_start, base_end, period_end, growth_pct FROM growth
                    WHERE method = '\(method.rawValue)'
                    """, in: store)
                #expect(view == expected.sorted(), "\(method)")
                #expect(view.count > (method == .stated ? 50 : 2))
            }
        }
    }
}
