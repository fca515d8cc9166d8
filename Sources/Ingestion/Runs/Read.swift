import Dispatch
import Quantities
import Reading

/// How a text becomes a reading: ``Reader/read(_:issued:)``, or a stand-in.
public typealias Read = @Sendable (_ text: DocumentText, _ issued: Day?) throws(ReadingError) -> DocumentReading

/// Reads one document on another thread while documents before it are being written; several at a time where there are cores.
final class ReadAhead: @unchecked Sendable {
    private static let queue = DispatchQueue(label: "reading", qos: .userInitiated, attributes: .concurrent)

    private let done = DispatchSemaphore(value: 0)
    // Written before `done` is signalled and read after it was waited for: never at the same time.
    private var outcome: Result<DocumentReading, FileProblem>?

    /// Begins to read.
    init(_ bytes: [UInt8], name: String, issued: Day?, with read: @escaping Read) {
        ReadAhead.queue.async { [self] in
            outcome = ReadAhead.read(bytes, name: name, issued: issued, with: read)
            done.signal()
        }
    }

    private static func read(
        _ bytes: [UInt8], name: String, issued: Day?, with read: Read
    ) -> Result<DocumentReading, FileProblem> {
        let form = FileForm(name: name) ?? .text
        if let reason = Suspicion.reason(ofBytes: bytes, as: form) { return .failure(FileProblem(path: name, reason: reason)) }
        let text: DocumentText
        do throws(FileProblem) { text = try form.text(of: bytes, name: name) } catch { return .failure(error) }
        do throws(ReadingError) {
            let reading = try read(text, issued)
            let reason = Suspicion.reason(of: reading, bytes: bytes)
            return reason.map { .failure(FileProblem(path: name, reason: $0)) } ?? .success(reading)
        } catch {
            return .failure(FileProblem(path: name, reason: error.reason(ofDocument: name)))
        }
    }

    /// Waits for the reading; call it once.
    func wait() -> Result<DocumentReading, FileProblem> {
        done.wait()
        guard let outcome else { preconditionFailure("signalled without an outcome") }
        return outcome
    }
}

extension ReadingError {
    /// What is wrong, without the name of the document in front.
    public func reason(ofDocument name: String) -> String {
        description.hasPrefix(name + ": ") ? String(description.dropFirst(name.count + 2)) : description
    }
}
