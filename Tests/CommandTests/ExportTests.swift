import Foundation
import Ingestion
import Testing

/// `dushu export`: what the description says of the files is true.
@Suite struct ExportTests {
    private struct Package: Decodable {
        struct Resource: Decodable {
            var name: String
            var path: String
            var bytes: Int
            var hash: String
            var rows: Int
            var schema: Schema
        }

        struct Schema: Decodable {
            var fields: [Field]
            var primaryKey: [String]?
        }

        struct Field: Decodable {
            var name: String
            var type: String
            var description: String?
        }

        var resources: [Resource]
    }

    private func exported() throws -> Command {
        let command = try Command()
        try command.write(
            "p/2023-01-20.txt",
            "2022年，湖北省快递业务量完成5.3亿件，同比增长4.5%，居全国第3位。\n2022年，河北省快递业务量完成52.7亿件。=1+1，共3户。\n")
        try command.write("p/2022-01-20.txt", "2021年，湖北省快递业务量完成5.1亿件；=HYPERLINK(“a”)社保卡结存余额35.02亿元。\n")
        #expect(try command.run("ingest", "--db", "d.sqlite", "p").code == 0)
        #expect(try command.run("export", "--db", "d.sqlite", "data").code == 0)
        return command
    }

    private func package(_ command: Command, _ folder: String = "data") throws -> Package {
        let url = URL(fileURLWithPath: command.folder + "/" + folder + "/datapackage.json")
        return try JSONDecoder().decode(Package.self, from: Data(contentsOf: url))
    }

    @Test func theDescriptionIsTrue() throws {
        let command = try exported()
        let resources = try package(command).resources
        #expect(resources.count > 10)
        #expect(resources.first { $0.name == "series" }?.rows ?? 0 > 2 && resources.first { $0.name == "ranking" }?.rows ?? 0 > 1)
        for resource in resources {
            let content = try Data(contentsOf: URL(fileURLWithPath: command.folder + "/data/" + resource.path))
            #expect(
                content.count == resource.bytes && "sha256:" + SHA256.hex([UInt8](content)) == resource.hash, "\(resource.name)")
            let lines = String(decoding: content, as: UTF8.self).split(separator: "\n")
            #expect(lines[0] == resource.schema.fields.map(\.name).joined(separator: ","))
            let table = try command.run(
                "query", "--db", "d.sqlite", "SELECT count(*) FROM \(Self.sources[resource.name] ?? resource.name)")
            #expect(table.output == "count(*)\n\(resource.rows)\n", "\(resource.name)")
            for field in resource.schema.fields {
                #expect(field.description?.isEmpty == false, "\(resource.name).\(field.name) says nothing")
            }
            #expect(Set(resource.schema.primaryKey ?? []).isSubset(of: resource.schema.fields.map(\.name)))
        }
    }

    private static let sources = ["ranking": "ranking_of_all", "claim": "current_claim", "finding": "current_finding"]

    /// What a column is said to hold is what it holds.
    @Test func typesFit() throws {
        let command = try exported()
        for resource in try package(command).resources {
            let source = Self.sources[resource.name] ?? resource.name
            for field in resource.schema.fields where field.type != "string" && field.name != "parent" {
                let test =
                    switch field.type {
                    case "date": "date(\(field.name)) IS NOT \(field.name)"
                    case "integer": "typeof(\(field.name)) <> 'integer'"
                    default: "typeof(\(field.name)) NOT IN ('integer', 'real') AND NOT \(field.name) GLOB '*[0-9]'"
                    }
                let wrong = try command.run(
                    "query", "--db", "d.sqlite", "SELECT count(*) FROM \(source) WHERE \(field.name) IS NOT NULL AND \(test)")
                #expect(wrong.output == "count(*)\n0\n", "\(resource.name).\(field.name) as \(field.type): \(wrong)")
            }
        }
    }

    @Test func sameDatabaseSameBytesAndOnlyAnExportIsReplaced() throws {
        let command = try exported()
        #expect(try command.run("export", "--db", "d.sqlite", "again").code == 0)
        #expect(try command.shell("diff -r data again").code == 0)
        try command.write("data/left.txt", "x")
        #expect(try command.run("export", "--db", "d.sqlite", "data/").code == 0)
        #expect(try command.shell("diff -r data again").code == 0)
        let other = try command.run("export", "--db", "d.sqlite", "p")
        #expect(other.code == 1 && other.messages.contains("is no export"))
        #expect(try command.run("export", "--db", "missing.sqlite", "new").code == 1)
        #expect(try command.names == ["again", "d.sqlite", "data", "p"])
    }
}
