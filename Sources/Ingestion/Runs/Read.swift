import Dispatch
import Foundation
import Quantities
import Reading

/// How a text becomes a reading: ``Reader/read(_:issued:)``, or a stand-in.
public typealias Read = @Sendable (_ text: DocumentText, _ issued: Day?) throws(ReadingError) -> DocumentReading

/// Work that goes on on another thread while what comes before is being written; several at a time where there are cores.
public final class ReadAhead<Value: Sendable>: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    // Written before `done` is signalled and read after it was waited for: never at the same time.
    private var outcome: Result<Value, any Error>?

    /// Begins the work; what is thrown is given by ``wait()``.
    public init(_ make: @escaping @Sendable () throws -> Value) {
        readingQueue.async { [self] in
            outcome = Result(catching: make)
            done.signal()
        }
    }

    /// Waits for what comes out; call it once.
    public func wait() -> Result<Value, any Error> {
        done.wait()
        guard let outcome else { preconditionFailure("signalled without an outcome") }
        return outcome
    }
}

private let readingQueue = DispatchQueue(label: "reading", qos: .userInitiated, attributes: .concurrent)

/// How many documents may be read ahead: some for each core, since one that is quick to read may be slow to write, and few, for memory.
public let mostReadAhead = 2 + 2 * ProcessInfo.processInfo.activeProcessorCount

extension Ingest {
    /// Reads a document as an ingest does: also what can be decoded, and is no page of Chinese text, is refused.
    ///
    /// - Throws: ``FileProblem`` with the name of the document and why it cannot be read.
    public static func reading(
        of bytes: [UInt8], name: String, issued: Day?, with read: Read
    ) throws(FileProblem) -> DocumentReading {
        try reading(of: text(of: bytes, name: name), bytes: bytes, issued: issued, with: read)
    }

    /// The same, but a long text is only made ready to be read.
    func document(of bytes: [UInt8], name: String, issued: Day?) throws(FileProblem) -> ReadDocument {
        let text = try Ingest.text(of: bytes, name: name)
        guard let stretches = readStretches(text, issued) else {
            return .whole(try Ingest.reading(of: text, bytes: bytes, issued: issued, with: read))
        }
        if let reason = Suspicion.reason(ofTextIn: text.encoding, bytes: bytes) { throw FileProblem(path: name, reason: reason) }
        return .long(LongText(text: text, stretches: stretches))
    }

    private static func text(of bytes: [UInt8], name: String) throws(FileProblem) -> DocumentText {
        let form = FileForm(name: name) ?? .text
        if let reason = Suspicion.reason(ofBytes: bytes, as: form) { throw FileProblem(path: name, reason: reason) }
        return try form.text(of: bytes, name: name)
    }

    private static func reading(
        of text: DocumentText, bytes: [UInt8], issued: Day?, with read: Read
    ) throws(FileProblem) -> DocumentReading {
        let reading: DocumentReading
        do throws(ReadingError) {
            reading = try read(text, issued)
        } catch {
            throw FileProblem(path: text.name, reason: error.reason(ofDocument: text.name))
        }
        if let reason = Suspicion.reason(of: reading, bytes: bytes) { throw FileProblem(path: text.name, reason: reason) }
        return reading
    }
}

extension ReadingError {
    /// What is wrong, without the name of the document in front.
    public func reason(ofDocument name: String) -> String {
        description.hasPrefix(name + ": ") ? String(description.dropFirst(name.count + 2)) : description
    }
}
