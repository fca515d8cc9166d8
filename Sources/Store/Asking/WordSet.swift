/// Many words that are looked for in a text at once: a tree of their bytes.
struct WordSet {
    /// Node and byte → next node; node 0 is the beginning.
    private var next: [UInt64: UInt32] = [:]
    private var ends: Set<UInt32> = []

    init(_ words: some Sequence<String>) {
        var count: UInt32 = 0
        for word in words {
            var node: UInt32 = 0
            for byte in word.utf8.withContiguousStorageIfAvailable(WordSet.printed) ?? Array(word.utf8) {
                let key = UInt64(node) << 8 | UInt64(byte)
                if let known = next[key] {
                    node = known
                } else {
                    count += 1
                    next[key] = count
                    node = count
                }
            }
            if node > 0 { ends.insert(node) }
        }
    }

    /// Whether one of the words stands in the text. A name may be broken over lines, so blanks and line ends do not count.
    func occur(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = WordSet.printed(text)
        return bytes.indices.contains { begins(at: $0, in: bytes) }
    }

    private func begins(at start: Int, in bytes: [UInt8]) -> Bool {
        // Only where a character begins.
        if bytes[start] & 0xC0 == 0x80 { return false }
        var node: UInt32 = 0
        for byte in bytes[start...] {
            guard let known = next[UInt64(node) << 8 | UInt64(byte)] else { return false }
            if ends.contains(known) { return true }
            node = known
        }
        return false
    }

    /// The text without blanks and line ends.
    private static func printed(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            // U+3000, the blank of Chinese print.
            let isWide = byte == 0xE3 && index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] == 0x80
            if !isWide, byte != 0x20, byte != 0x0A, byte != 0x0D { bytes.append(byte) }
            index += isWide ? 3 : 1
        }
        return bytes
    }
}
