import Foundation

/// Whether a person or the system wants the program to end: SIGINT, SIGTERM, SIGHUP. What is in hand is finished first.
///
/// The second signal of a sort ends the program at once.
enum Interruption {
    nonisolated(unsafe) private static var asked: sig_atomic_t = 0

    /// Whether a signal has come.
    static var isAsked: Bool { asked != 0 }

    /// Listens from now on; what was ignored when the program began (nohup) stays ignored.
    static func listen() {
        asked = 0
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // Whoever started the program may have blocked them.
            sigaddset(&signals, number)
            let before = signal(number) { number in
                Interruption.asked = 1
                signal(number, SIG_DFL)
            }
            if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
        }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}
