import Dispatch
import Quantities
import Reading

/// How bytes become a reading: ``Reader/read(_:name:issued:)``, or a stand-in.
public typealias Read = @Sendable (_ bytes: [UInt8], _ name: String, _ issued: Day?) throws(ReadingError) -> DocumentReading

/// Makes the reading of one document on another thread while documents before it are being written; several at a time where there are
/// cores.
final class ReadAhead: @unchecked Sendable {
    private static let queue = DispatchQueue(label: "reading", qos: .userInitiated, attributes: .concurrent)

    private let done = DispatchSemaphore(value: 0)
    // Written before `done` is signalled and read after it was waited for: never at the same time.
    private var outcome: Result<DocumentReading, any Error>?

    /// Begins to make one; what is thrown is given by ``wait()``.
    init(_ make: @escaping @Sendable () throws -> DocumentReading) {
        ReadAhead.queue.async { [self] in
            outcome = Result(catching: make)
            done.signal()
        }
    }

    /// Waits for the reading; call it once.
    func wait() -> Result<DocumentReading, any Error> {
        done.wait()
        guard let outcome else { preconditionFailure("signalled without an outcome") }
        return outcome
    }
}

extension Ingest {
    /// Reads a document as an ingest does: also what can be decoded, and is no page of Chinese text, is refused.
    ///
    /// - Throws: ``FileProblem`` with the name of the document and why it cannot be read.
    public static func reading(
        of bytes: [UInt8], name: String, issued: Day?, with read: Read
    ) throws(FileProblem) -> DocumentReading {
        if let reason = Suspicion.reason(ofBytes: bytes) { throw FileProblem(path: name, reason: reason) }
        let reading: DocumentReading
        do throws(ReadingError) {
            reading = try read(bytes, name, issued)
        } catch {
            throw FileProblem(path: name, reason: error.reason(ofDocument: name))
        }
        if let reason = Suspicion.reason(of: reading, bytes: bytes) { throw FileProblem(path: name, reason: reason) }
        return reading
    }
}

extension ReadingError {
    /// What is wrong, without the name of the document in front.
    public func reason(ofDocument name: String) -> String {
        description.hasPrefix(name + ": ") ? String(description.dropFirst(name.count + 2)) : description
    }
}
