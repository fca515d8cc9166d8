/// Columns that text takes on a terminal.
extension String {
    /// Number of columns: Chinese and full-width forms 2, combining and zero-width characters 0, ambiguous and all others 1.
    package var displayWidth: Int {
        if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
        return unicodeScalars.reduce(0) { $0 + $1.displayWidth }
    }

    /// The text itself where it fits into `width` columns, else its beginning and `…`.
    func truncated(toWidth width: Int) -> String {
        guard displayWidth > width else { return self }
        var kept = String.UnicodeScalarView()
        var used = 0
        for scalar in unicodeScalars {
            guard used + scalar.displayWidth <= width - 1 else { break }
            used += scalar.displayWidth
            kept.append(scalar)
        }
        return String(kept) + "…"
    }
}

extension Unicode.Scalar {
    /// Columns of one scalar; East Asian Width W and F are 2, A is 1 (Unicode Standard Annex 11).
    var displayWidth: Int {
        switch value {
        case 0..<0x20, 0x7F..<0xA0: return 0
        case 0x20..<0x300: return value == 0xAD ? 0 : 1
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
            0xF900...0xFAFF,
            0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
            0x1F900...0x1FAFF, 0x20000...0x3FFFD:
            return isCombining ? 0 : 2
        default: return isCombining ? 0 : 1
        }
    }

    private var isCombining: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return true
        default: return false
        }
    }
}
