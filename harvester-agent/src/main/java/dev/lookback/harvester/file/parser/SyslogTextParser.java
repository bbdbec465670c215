package dev.lookback.harvester.file.parser;

import dev.lookback.harvester.event.EventLine;
import dev.lookback.harvester.syslog.FilePlace;
import dev.lookback.harvester.syslog.SyslogTexts;

/** Messages of syslog, as the syslog input reads them. */
public final class SyslogTextParser implements TextParser {

    private final SyslogTexts texts;

    public SyslogTextParser(SyslogTexts texts) {
        this.texts = texts;
    }

    @Override
    public EventLine parse(FileText text) {
        FileText.Origin origin = text.origin();
        FileText.Names names = origin.names();
        return texts.line(
                text.utf8(),
                text.length(),
                text.isCut(),
                new SyslogTexts.Heading(origin.id(), origin.receivedAt(), names.host()),
                new FilePlace(names.path(), names.service(), origin.position()));
    }
}
