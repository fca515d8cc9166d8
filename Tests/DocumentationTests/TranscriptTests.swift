import Foundation
import Testing

/// What the commands print, word for word: Tests/Transcripts/*.txt.
///
/// `$ ` begins a command for a shell, `> FILE` a file that the following lines make, up to the next empty line. Below a command
/// stand its standard output, its standard error with `! ` in front, and `[4]` for an exit code other than 0. `$SCRIPTS` is the
/// folder of the scripts.
@Suite struct TranscriptTests {
    @Test(arguments: try Repository.entries(of: "Tests/Transcripts"))
    func theCommandsSayTheSame(name: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("transcript-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = try Repository.text("Tests/Transcripts/" + name).components(separatedBy: "\n")
        var index = 0
        while index < lines.count {
            let line = lines[index]
            index += 1
            if line.hasPrefix("> ") {
                let content = lines[index...].prefix { !$0.isEmpty }
                index += content.count
                try Data((content.joined(separator: "\n") + "\n").utf8).write(
                    to: folder.appendingPathComponent(String(line.dropFirst(2))))
            } else if line.hasPrefix("$ ") {
                // a remark stands behind an empty line, so that what is printed may begin with #
                let end = lines.indices[index...].first { place in
                    lines[place].hasPrefix("$ ") || lines[place].hasPrefix("> ")
                        || lines[place].hasPrefix("#") && lines[place - 1].isEmpty
                }
                let wanted = Array(lines[index..<(end ?? lines.count)])
                index += wanted.count
                let said = try TranscriptTests.run(String(line.dropFirst(2)), in: folder)
                #expect(said == wanted.filter { !$0.isEmpty }, "\(line)")
            }
        }
    }

    /// The lines that a command of a shell prints; empty ones are left out.
    private static func run(_ command: String, in folder: URL) throws -> [String] {
        let process = Process()
        let (output, errors) = (folder.appendingPathComponent(".out"), folder.appendingPathComponent(".err"))
        for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        let built = Repository.programs.path
        // Nothing else of the one who tests gets in: not the locale, not DUSHU_DB. What scripts/test-elsewhere sets does.
        let passed = ProcessInfo.processInfo.environment.filter {
            ["HOME", "TZ", "LD_PRELOAD"].contains($0.key) || $0.key.hasPrefix("FAKETIME")
        }
        process.environment = passed.merging([
            "PATH": built + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8",
            "SCRIPTS": Repository.top.appendingPathComponent("scripts").path,
        ]) { $1 }
        try process.run()
        process.waitUntilExit()
        func lines(_ file: URL) throws -> [String] {
            try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n").filter { !$0.isEmpty }
        }
        return try lines(output) + lines(errors).map { "! " + $0 }
            + (process.terminationStatus == 0 ? [] : ["[\(process.terminationStatus)]"])
    }
}
