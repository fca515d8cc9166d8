import Foundation
import Reading
import Store

/// The description of an export: a Frictionless Data Package.
struct DataPackage {
    static let fileName = "datapackage.json"

    var resources: [ExportedFile]

    /// Writes the description into the folder of the files.
    func write(into folder: String) throws {
        let file = try NewFile("\(folder)/\(DataPackage.fileName)")
        var output = StandardOutput(descriptor: file.descriptor)
        try output.write { $0.append(package: self) }
        try output.flush()
        _ = try file.finish()
    }
}

extension [UInt8] {
    fileprivate mutating func append(package: DataPackage) {
        append(ascii: "{")
        append("name", "dushu")
        append("title", "Figures of Chinese newspapers")
        append("description", "Reading rules \(Reader.version), database layout \(Schema.version). Empty cells are unknown.")
        append("profile", "tabular-data-package")
        append("resources", package.resources) { $0.append(resource: $1) }
        append(ascii: "}\n")
    }

    private mutating func append(resource: ExportedFile) {
        append("name", resource.table.name)
        append("path", resource.table.name + ".csv")
        append("title", resource.table.title)
        append("profile", "tabular-data-resource")
        append("format", "csv")
        append("mediatype", "text/csv")
        append("encoding", "utf-8")
        append("bytes", resource.bytes)
        append("hash", "sha256:" + resource.sha256)
        append("rows", resource.rows)
        append("fields", resource.fields.count)
        append(key: "dialect")
        append(
            ascii: "{\"delimiter\":\",\",\"lineTerminator\":\"\\n\",\"quoteChar\":\"\\\"\",\"doubleQuote\":true,\"header\":true}")
        append(key: "schema")
        append(ascii: "{")
        append("fields", resource.fields) { line, field in
            line.append("name", field.name)
            line.append("type", field.type.rawValue)
            if let words = field.words { line.append("description", words) }
        }
        if !resource.table.key.isEmpty { append("primaryKey", resource.table.key) }
        append(ascii: "}")
    }
}
