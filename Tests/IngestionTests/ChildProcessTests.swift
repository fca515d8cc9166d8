import Foundation
import Testing

@testable import Ingestion

/// Programs that are run on what nobody vouches for.
struct ChildProcessTests {
    private func outcome(_ program: String, _ arguments: [String], _ limits: ChildProcess.Limits, input: String = "") -> String {
        switch ChildProcess(program: program, arguments: arguments, limits: limits).run(input: Array(input.utf8)) {
        case .ended(let code, let output, _): return "\(code) " + String(decoding: output, as: UTF8.self)
        case .broken(let signal): return "signal \(signal)"
        case .missing: return "missing"
        case .tooLong: return "too long"
        case .tooMuch: return "too much"
        case .failed: return "failed"
        }
    }

    @Test func limits() {
        let usual = ChildProcess.Limits()
        #expect(outcome("cat", [], usual, input: "甲") == "0 甲")
        #expect(outcome("false", [], usual) == "1 ")
        #expect(outcome("no-such-program", [], usual) == "missing")
        // by its path as well
        #expect(outcome("/bin/cat", [], usual, input: "甲") == "0 甲")
        #expect(outcome("/no/such/program", [], usual) == "missing")
        #expect(outcome("sleep", ["60"], ChildProcess.Limits(seconds: 0.2)) == "too long")
        #expect(outcome("cat", ["/dev/zero"], ChildProcess.Limits(output: 1000)) == "too much")
        // no shell looks at the arguments
        #expect(outcome("echo", ["$(echo 5); ls"], usual) == "0 $(echo 5); ls\n")
    }

    /// A machine without poppler says so, and the page is tried again the next time.
    @Test func aMissingProgramIsNoFaultOfThePage() throws {
        let problem = #expect(throws: FileProblem.self) {
            try PdfText.text(of: Array("%PDF-1.4".utf8), name: "a.pdf", program: "no-such-program")
        }
        #expect(problem?.isPassing == true && problem?.reason.contains("apt-get install poppler-utils") == true)
    }
}
