{{/* What only one kind of process is told. */}}

{{- define "lookback.env.platform-api" -}}
{{- $root := index . 0 -}}
{{- $instance := index . 1 -}}
{{- $values := $root.Values -}}
{{- with $values.kibana }}
{{- if .url }}
- {name: LOOKBACK_KIBANA_URL, value: {{ .url | quote }}}
{{- if .space }}
- {name: LOOKBACK_KIBANA_SPACE, value: {{ .space | quote }}}
{{- end }}
{{- if .apiKeySecret.name }}
{{ include "lookback.secretVariable" (list "LOOKBACK_KIBANA_APIKEY" .apiKeySecret.name .apiKeySecret.key) }}
{{- end }}
{{- end }}
{{- end }}
{{- range include "lookback.instances" $root | fromYamlArray }}
{{- if and (eq .component "logio-gateway") (eq .environment $instance.environment) .values.ingress.enabled }}
- {name: LOOKBACK_PAGE_LIVEURL, value: {{ include "lookback.url" .values.ingress | quote }}}
{{- end }}
{{- end }}
{{- include "lookback.env.behindIngress" $instance.values.ingress }}
{{- end -}}

{{/* Pages compare where a browser says that it comes from with where it was sent to: the ingress knows the latter. */}}
{{- define "lookback.env.behindIngress" -}}
{{- if .enabled }}
- {name: SERVER_FORWARDHEADERSSTRATEGY, value: native}
{{- end }}
{{- end -}}

{{- define "lookback.url" -}}
{{ ternary "https" "http" (ne .tlsSecret "") }}://{{ .host }}/
{{- end -}}

{{- define "lookback.env.es-consumer" -}}
- {name: LOOKBACK_WORKERS_ROLES, value: es-consumer}
{{- end -}}

{{- define "lookback.env.compressor" -}}
- {name: LOOKBACK_WORKERS_ROLES, value: compressor}
- {name: LOOKBACK_COMPRESSOR_SPILLDIRECTORY, value: /data/spill}
{{- end -}}

{{- define "lookback.env.indexer" -}}
- {name: LOOKBACK_WORKERS_ROLES, value: indexer}
- {name: LOOKBACK_INDEXER_DOWNLOADDIRECTORY, value: /data/download}
{{- end -}}

{{- define "lookback.env.nacl-proxy" -}}
{{- $root := index . 0 -}}
{{- $instance := index . 1 -}}
- {name: LOOKBACK_WORKERS_ROLES, value: nacl-proxy}
- {name: LOOKBACK_LANES, value: {{ $instance.lanes | quote }}}
- {name: LOOKBACK_NACL_ADDRESS, value: {{ $root.Values.listenAddress | quote }}}
- {name: LOOKBACK_NACL_KEY, value: /etc/lookback/nacl/proxy.key}
- {name: LOOKBACK_NACL_AUTHORIZEDKEYS, value: /etc/lookback/nacl/authorized_keys}
{{- end -}}

{{- define "lookback.env.logio-gateway" -}}
{{- $root := index . 0 -}}
{{- $instance := index . 1 -}}
{{- $values := $root.Values -}}
- {name: LOOKBACK_GATEWAY_UDP_ADDRESS, value: {{ $values.listenAddress | quote }}}
- {name: LOOKBACK_GATEWAY_LOGIO_ADDRESS, value: {{ $values.listenAddress | quote }}}
# A name that stands for all of them, this one too.
- {name: LOOKBACK_GATEWAY_PEERS, value: "{{ $instance.name }}-peers:6688"}
{{- with $values.access.peerSecret }}
{{- if .name }}
{{ include "lookback.secretVariable" (list "LOOKBACK_GATEWAY_PEERING_USER" .name .usernameKey) }}
{{ include "lookback.secretVariable" (list "LOOKBACK_GATEWAY_PEERING_PASSWORD" .name .passwordKey) }}
{{- end }}
{{- end }}
{{- if and $values.platformApi.enabled $values.platformApi.ingress.enabled }}
- {name: LOOKBACK_GATEWAY_PLATFORMURL, value: {{ include "lookback.url" $values.platformApi.ingress | quote }}}
{{- end }}
{{- include "lookback.env.behindIngress" $instance.values.ingress }}
{{- end -}}

{{- define "lookback.env.harvester" -}}
{{- $root := index . 0 -}}
{{- $instance := index . 1 -}}
{{- $own := $instance.values -}}
- name: NODE_NAME
  valueFrom: {fieldRef: {fieldPath: spec.nodeName}}
- {name: LOOKBACK_LANES, value: {{ $instance.lanes | quote }}}
- {name: LOOKBACK_HARVESTER_SPOOL_DIRECTORY, value: /spool}
- {name: LOOKBACK_HARVESTER_SPOOL_MAXSIZE, value: {{ $own.spool.maxSize | quote }}}
{{- if $own.syslog.enabled }}
- {name: LOOKBACK_HARVESTER_SYSLOG_ADDRESS, value: {{ $root.Values.listenAddress | quote }}}
{{- if $own.syslog.tls.secret.name }}
- {name: LOOKBACK_HARVESTER_SYSLOG_TLS_BUNDLE, value: syslog}
- {name: SPRING_SSL_BUNDLE_PEM_SYSLOG_RELOADONUPDATE, value: "true"}
- {name: SPRING_SSL_BUNDLE_PEM_SYSLOG_KEYSTORE_CERTIFICATE, value: /etc/lookback/tls/tls.crt}
- {name: SPRING_SSL_BUNDLE_PEM_SYSLOG_KEYSTORE_PRIVATEKEY, value: /etc/lookback/tls/tls.key}
{{- end }}
{{- else }}
- {name: LOOKBACK_HARVESTER_SYSLOG_TCP_ENABLED, value: "false"}
- {name: LOOKBACK_HARVESTER_SYSLOG_UDP_ENABLED, value: "false"}
{{- end }}
{{- if $own.rules }}
- {name: LOOKBACK_HARVESTER_RULES, value: /etc/lookback/rules/rules.yaml}
{{- end }}
{{- if $own.nacl.proxies }}
- {name: LOOKBACK_HARVESTER_NACL_PROXIES, value: {{ join "," $own.nacl.proxies | quote }}}
- {name: LOOKBACK_HARVESTER_NACL_KEY, value: /etc/lookback/nacl/harvester.key}
- {name: LOOKBACK_HARVESTER_NACL_PROXYKEY, value: /etc/lookback/nacl/proxy.pub}
{{- end }}
{{- range include "lookback.instances" $root | fromYamlArray }}
{{- if and (eq .component "logio-gateway") (eq .environment $instance.environment) }}
- {name: LOOKBACK_HARVESTER_LIVE_RECEIVERS, value: "{{ .name }}-peers:6690"}
{{- end }}
{{- end }}
{{- end -}}
