package dev.lookback.harvester.http;

/** One text a line, as NDJSON has them. Lines that are empty or blank are counted, and are nothing else. */
final class LineCutter implements Cutter {

    private int line = 1;
    private int textLine = 1;
    private boolean isInText;

    @Override
    public Role next(byte b) {
        if (b == '\n') {
            boolean isBehindText = isInText;
            isInText = false;
            line++;
            return isBehindText ? Role.BEHIND : Role.BETWEEN;
        }
        if (!isInText && (b == ' ' || b == '\t' || b == '\r')) {
            return Role.BETWEEN;
        }
        isInText = true;
        textLine = line;
        return Role.PART;
    }

    @Override
    public boolean ended() {
        return isInText;
    }

    @Override
    public Place place() {
        return new Place("line", textLine);
    }
}
