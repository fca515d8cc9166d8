import Reading

/// The words of a PDF with their places, by poppler's `pdftotext`.
enum PdfText {
    /// The text of a PDF.
    ///
    /// - Throws: ``FileProblem``; ``FileProblem/isPassing`` where the machine is to blame and not the file.
    static func text(
        of bytes: [UInt8], name: String, limits: ChildProcess.Limits = ChildProcess.Limits(), program: String = "pdftotext"
    ) throws(FileProblem) -> DocumentText {
        func problem(_ reason: String, isPassing: Bool = false) -> FileProblem {
            FileProblem(path: name, reason: reason, isPassing: isPassing)
        }
        let child = ChildProcess(program: program, arguments: ["-q", "-bbox-layout", "-enc", "UTF-8", "-", "-"], limits: limits)
        switch child.run(input: bytes) {
        case .missing:
            throw problem(
                "to read a PDF, pdftotext is needed: install poppler-utils (apt-get install poppler-utils)", isPassing: true)
        case .failed(let error): throw problem("pdftotext could not be started (error \(error))", isPassing: true)
        case .tooLong:
            throw problem("pdftotext took more than \(Int(limits.seconds)) s for this PDF: cut it into pages, or make it anew")
        case .tooMuch:
            throw problem("this PDF holds more than \(limits.output / 1_000_000) MB of words and places: cut it into pages")
        case .broken(let signal):
            throw problem("pdftotext broke off over this PDF (signal \(signal)): cut it into pages, or make it anew")
        case .ended(let code, let output, let messages):
            guard code == 0 else { throw problem(reason(code, messages)) }
            do throws(ReadingError) {
                return try DocumentText(
                    boxes: output, drawing: more("pdftocairo", ["-q", "-svg", "-", "-"], bytes, limits),
                    inOrder: { more(program, ["-q", "-raw", "-bbox", "-enc", "UTF-8", "-", "-"], bytes, limits) }, name: name)
            } catch {
                throw problem(error.reason(ofDocument: name))
            }
        }
    }

    /// What one of poppler's programs tells besides: what is drawn, or in which order; nothing where it cannot tell in time: a page can be read without.
    private static func more(
        _ program: String, _ arguments: [String], _ bytes: [UInt8], _ limits: ChildProcess.Limits
    ) -> [UInt8] {
        var limits = limits
        limits.seconds = min(limits.seconds, 20)
        let child = ChildProcess(program: program, arguments: arguments, limits: limits)
        if case .ended(0, let output, _) = child.run(input: bytes) { return output }
        return []
    }

    /// What poppler's exit codes mean; it says the rest itself.
    private static func reason(_ code: Int32, _ messages: [UInt8]) -> String {
        let said = String(decoding: messages, as: UTF8.self).split(separator: "\n").first.map { ": \($0)" } ?? ""
        switch code {
        case 3: return "a PDF that does not allow its text to be copied" + said
        case 1: return "no PDF that can be opened: damaged, or it needs a password" + said
        default: return "pdftotext could not read this PDF (exit code \(code))" + said
        }
    }
}
