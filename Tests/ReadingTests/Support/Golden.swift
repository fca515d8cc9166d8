import Testing

/// Texts that were looked at once and must come out the same ever after.
enum Golden {
    /// Compares `text` with the file at `path`, or writes it when recording is asked for.
    static func check(_ text: String, at path: String) throws {
        if Recording.isOn {
            try Repository.write(text, to: path)
            Recording.done(path)
            return
        }
        guard let golden = try? Repository.text(path) else {
            Issue.record("\(path) is missing: record it with DUSHU_RECORD=1")
            return
        }
        guard text != golden else { return }
        let difference = text.split(separator: "\n").difference(from: golden.split(separator: "\n"))
        let lines = difference.map { change in
            switch change {
            case .insert(_, let line, _): "+ \(line)"
            case .remove(_, let line, _): "- \(line)"
            }
        }
        Issue.record("\(path) differs:\n\(lines.joined(separator: "\n"))")
    }
}
