package dev.lookback.api.events;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

import java.io.IOException;

/** Gives every request its {@link ClientConnection}, in Tomcat's words. */
final class TomcatConnections extends ValveBase {

    TomcatConnections() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(
                ClientConnection.ATTRIBUTE,
                new TomcatConnection(request.getCoyoteRequest(), response.getCoyoteResponse()));
        getNext().invoke(request, response);
    }

    private record TomcatConnection(org.apache.coyote.Request request, org.apache.coyote.Response response)
            implements ClientConnection {

        /**
         * A look at the socket that does not wait. At its end, or where it fails, Tomcat tells of one byte, so that whoever
         * reads gets the failure; a client that sends its next request early has sent more.
         */
        @Override
        public boolean isGone() {
            request.action(ActionCode.AVAILABLE, true);
            return request.getAvailable() == 1;
        }

        @Override
        public void cutOff() {
            response.action(ActionCode.CLOSE_NOW, null);
        }
    }
}
