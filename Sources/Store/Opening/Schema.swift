import EmbeddedFiles

/// The definition of the database, `schema.sql`, as it is compiled into the program.
public enum Schema {
    /// The text of `schema.sql`.
    public static let text: String = {
        var index = 0
        while true {
            let file = embedded_file_at(index)
            guard file.count > 0 else { return "" }
            if String(cString: file.name) == "schema.sql" {
                return String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
            }
            index += 1
        }
    }()

    /// What `PRAGMA application_id` is in a database of this program.
    public static let applicationID = pragma("application_id")

    /// What `PRAGMA user_version` is in a database that this program writes.
    public static let version = pragma("user_version")

    /// The number that schema.sql gives to a pragma, so that it stands in one place only.
    private static func pragma(_ name: String) -> Int {
        let sought = Array("PRAGMA \(name) = ".utf8)
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.starts(with: sought) {
            return Int(String(line.dropFirst(sought.count).prefix { $0 != UInt8(ascii: ";") }) ?? "") ?? 0
        }
        return 0
    }
}
