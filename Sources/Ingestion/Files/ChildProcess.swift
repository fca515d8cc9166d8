import Foundation
import Store

/// Runs another program on bytes that nobody vouches for: without a shell, and within limits of time, memory and output.
///
/// The limits are set by `prlimit` of util-linux, which every Debian has. Input and output are files without a name: a pipe that
/// nobody empties would stop both sides.
struct ChildProcess {
    /// What it may use.
    struct Limits: Sendable {
        /// Seconds until it is ended.
        var seconds: Double = 60
        /// Bytes that it may write.
        var output = 200_000_000
        /// Bytes of memory that it may take.
        var memory = 2_000_000_000
    }

    /// How a run ended.
    enum Outcome {
        /// It wrote `output`, and said `messages` beside it.
        case ended(code: Int32, output: [UInt8], messages: [UInt8])
        /// A signal ended it.
        case broken(signal: Int32)
        /// There is no such program.
        case missing
        /// It took longer, or wrote more, than it may.
        case tooLong, tooMuch
        /// The system did not start it: its error number.
        case failed(Int32)
    }

    /// Name of the program, looked for on PATH.
    var program: String
    var arguments: [String]
    var limits = Limits()

    /// Runs the program with `input` as its standard input.
    func run(input: [UInt8]) -> Outcome {
        guard isThere else { return .missing }
        var files: [UnsafeMutablePointer<FILE>] = []
        defer { for file in files { fclose(file) } }
        for _ in 0..<3 {
            guard let file = tmpfile() else { return .failed(errno) }
            files.append(file)
        }
        let isWritten = input.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, files[0]) == $0.count }
        guard isWritten, fflush(files[0]) == 0, lseek(fileno(files[0]), 0, SEEK_SET) == 0 else { return .failed(errno) }
        var child: pid_t = 0
        let error = spawn(&child, files.map { fileno($0) })
        guard error == 0 else { return error == ENOENT ? .missing : .failed(error) }
        guard let status = wait(for: child) else { return .tooLong }
        // whether or not it minds the signal for it
        if ChildProcess.size(of: files[1]) >= limits.output { return .tooMuch }
        let signal = status & 0x7F
        if signal != 0 { return .broken(signal: signal) }
        let code = status >> 8 & 0xFF
        return .ended(
            code: code, output: ChildProcess.content(files[1], most: limits.output),
            messages: ChildProcess.content(files[2], most: 4096))
    }

    /// Whether the program is there: at its path, or in a folder of PATH. Asked beforehand: behind a folder that may not be read, the system says of a missing
    /// program that it may not be run.
    private var isThere: Bool {
        if program.utf8.contains(UInt8(ascii: "/")) { return access(program, X_OK) == 0 }
        return ChildProcess.path.split(separator: ":").contains { access($0 + "/" + program, X_OK) == 0 }
    }

    private static var path: String { ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin" }

    private func spawn(_ child: inout pid_t, _ files: [Int32]) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (to, from) in files.enumerated() { posix_spawn_file_actions_adddup2(&actions, from, Int32(to)) }
        let words =
            ["prlimit", "--as=\(limits.memory)", "--fsize=\(limits.output)", "--core=0", "--", program] + arguments
        // nothing of the surroundings but where programs are
        var list = words.map { strdup($0) } + [nil]
        var surroundings = [strdup("PATH=" + ChildProcess.path), strdup("LC_ALL=C"), nil]
        defer { for word in list + surroundings { free(word) } }
        return posix_spawnp(&child, words[0], &actions, nil, &list, &surroundings)
    }

    /// The status with which the child ended; nil where it was ended for taking too long.
    private func wait(for child: pid_t) -> Int32? {
        let end = Deadline(seconds: limits.seconds)
        var status: Int32 = 0
        var pause: UInt32 = 1000
        while true {
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child { return status }
            if ended < 0, errno != EINTR { return nil }
            if end.isOver {
                kill(child, SIGKILL)
                while waitpid(child, &status, 0) < 0, errno == EINTR {}
                return nil
            }
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
    }

    private static func size(of file: UnsafeMutablePointer<FILE>) -> Int {
        var facts = stat()
        return fstat(fileno(file), &facts) == 0 ? Int(facts.st_size) : 0
    }

    private static func content(_ file: UnsafeMutablePointer<FILE>, most: Int) -> [UInt8] {
        rewind(file)
        return [UInt8](unsafeUninitializedCapacity: min(size(of: file), most)) { buffer, count in
            count = fread(buffer.baseAddress, 1, buffer.count, file)
        }
    }
}
