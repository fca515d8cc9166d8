import Foundation
import Testing

/// Runs the program as it was built, in a folder of its own.
final class Command {
    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "dushu-command-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// What a run printed and how it ended.
    struct Result {
        var code: Int32
        var output: String
        var messages: String
    }

    /// The program beside the test bundle, or that in the folder which DUSHU_PROGRAMS names: as it is shipped, it starts in a tenth of
    /// the time.
    private static let program =
        (ProcessInfo.processInfo.environment["DUSHU_PROGRAMS"].map { URL(fileURLWithPath: $0) }
        ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()).appendingPathComponent("dushu")

    func run(_ arguments: String..., input: String = "") throws -> Result { try run(arguments, input: input) }

    func run(_ arguments: [String], input: String = "") throws -> Result {
        try run(Command.program, arguments, input: input)
    }

    /// Starts the program, sends it a signal as soon as `isTime` says so, and waits for its end.
    ///
    /// - Parameter output: where its output goes, a name in the folder; nil for nowhere.
    func interrupt(
        with signal: Int32, _ arguments: [String], output: String? = nil, when isTime: () -> Bool
    ) throws -> (code: Int32, messages: String) {
        let process = Process()
        // What the tests were started under may ignore signals (nohup), and programs begin as those that start them are.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["--default-signal=HUP,INT,TERM", Command.program.path] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let name = folder + "/." + UUID().uuidString
        _ = FileManager.default.createFile(atPath: name, contents: nil)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        if let output {
            try write(output, "")
            process.standardOutput = FileHandle(forWritingAtPath: folder + "/" + output)
        }
        process.standardError = FileHandle(forWritingAtPath: name)
        try process.run()
        while process.isRunning, !isTime() { usleep(1000) }
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOfFile: name, encoding: .utf8))
    }

    /// Runs a script of the shell, with the program as `$D`.
    func shell(_ script: String) throws -> Result {
        try run(URL(fileURLWithPath: "/bin/sh"), ["-c", "D='\(Command.program.path)'; export D; \(script)"], input: "")
    }

    private func run(_ program: URL, _ arguments: [String], input: String) throws -> Result {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "DUSHU_DB" }.merging(["LC_ALL": "C.UTF-8"]) {
            $1
        }
        // Files, not pipes: a pipe that nobody empties would stop the program.
        let names = ["in", "out", "err"].map { folder + "/." + $0 + UUID().uuidString }
        for name in names {
            _ = FileManager.default.createFile(atPath: name, contents: name == names[0] ? Data(input.utf8) : nil)
        }
        process.standardInput = FileHandle(forReadingAtPath: names[0])
        process.standardOutput = FileHandle(forWritingAtPath: names[1])
        process.standardError = FileHandle(forWritingAtPath: names[2])
        try process.run()
        process.waitUntilExit()
        defer { for name in names { try? FileManager.default.removeItem(atPath: name) } }
        return Result(
            code: process.terminationStatus, output: try String(contentsOfFile: names[1], encoding: .utf8),
            messages: try String(contentsOfFile: names[2], encoding: .utf8))
    }

    func write(_ name: String, _ content: String) throws { try write(name, Data(content.utf8)) }

    func write(_ name: String, _ content: Data) throws {
        let url = URL(fileURLWithPath: folder + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: url)
    }

    func setMode(_ mode: Int, _ name: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder + "/" + name)
    }

    /// Names in the folder without hidden ones, sorted.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.first != "." }.sorted() }
    }
}
