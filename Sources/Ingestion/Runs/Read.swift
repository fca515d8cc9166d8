import Dispatch
import Quantities
import Reading

/// How bytes become a reading: ``Reader/read(_:name:issued:)``, or a stand-in.
public typealias Read = @Sendable (_ bytes: [UInt8], _ name: String, _ issued: Day?) throws(ReadingError) -> DocumentReading

/// Reads one document on another thread while documents before it are being written. All are read by one thread, in order.
final class ReadAhead: @unchecked Sendable {
    private static let queue = DispatchQueue(label: "reading", qos: .userInitiated)

    private let done = DispatchSemaphore(value: 0)
    // Written before `done` is signalled and read after it was waited for: never at the same time.
    private var outcome: Result<DocumentReading, ReadingError>?

    /// Begins to read.
    init(_ bytes: [UInt8], name: String, issued: Day?, with read: @escaping Read) {
        ReadAhead.queue.async { [self] in
            do throws(ReadingError) {
                outcome = .success(try read(bytes, name, issued))
            } catch {
                outcome = .failure(error)
            }
            done.signal()
        }
    }

    /// Waits for the reading; call it once.
    func wait() -> Result<DocumentReading, ReadingError> {
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
