{{/* Who may talk to an instance. */}}
{{- define "lookback.ingress" -}}
{{- $root := index . 0 -}}
{{- $instance := index . 1 -}}
{{- $policy := $root.Values.networkPolicy -}}
{{- include "lookback.ingressFrom" (list $policy.monitoring.from (list "http")) }}
# helm test
- from:
    - podSelector:
        matchLabels: {app.kubernetes.io/instance: {{ $root.Release.Name }}, app.kubernetes.io/component: test}
  ports:
    - {port: http, protocol: TCP}
{{- if has "users" $instance.uses }}
{{ include "lookback.ingressFrom" (list $policy.browsers.from (list "http")) }}
{{- end }}
{{- if eq $instance.component "nacl-proxy" }}
{{ include "lookback.ingressFrom" (list $policy.senders.from (list "nacl")) }}
{{- else if eq $instance.component "logio-gateway" }}
{{ include "lookback.ingressFrom" (list $policy.senders.from (list "logio")) }}
# Each other
- from:
    - podSelector:
        matchLabels:
          {{- include "lookback.selector" . | nindent 10 }}
  ports:
    - {port: http, protocol: TCP}
- from:
    - podSelector:
        matchLabels:
          {{- include "lookback.selector" (list $root (set (deepCopy $instance) "component" "harvester")) | nindent 10 }}
  ports:
    - {port: live-udp, protocol: UDP}
{{- else if eq $instance.component "harvester" }}
{{- $ports := list "http" -}}
{{- if $instance.values.syslog.enabled -}}
{{- $ports = concat $ports (list "syslog" "syslog-udp") -}}
{{- if $instance.values.syslog.tls.secret.name -}}
{{- $ports = append $ports "syslog-tls" -}}
{{- end -}}
{{- end }}
{{ include "lookback.ingressFrom" (list $policy.senders.from $ports) }}
{{- end }}
{{- end -}}

{{- define "lookback.ingressFrom" -}}
- ports:
    {{- range index . 1 }}
    - {port: {{ . }}, protocol: {{ ternary "UDP" "TCP" (hasSuffix "-udp" .) }}}
    {{- end }}
  {{- with index . 0 }}
  from:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* Whom an instance may talk to. */}}
{{- define "lookback.egress" -}}
{{- $root := index . 0 -}}
{{- $instance := index . 1 -}}
{{- $policy := $root.Values.networkPolicy -}}
{{- include "lookback.dns" $root }}
{{- range list "kafka" "elasticsearch" "s3" }}
{{- if has . $instance.uses }}
{{ include "lookback.egressTo" (index $policy .) }}
{{- end }}
{{- end }}
{{- if and (has "users" $instance.uses) $root.Values.access.oidc.issuerUri }}
{{ include "lookback.egressTo" $policy.oidc }}
{{- end }}
{{- if and (eq $instance.component "platform-api") $root.Values.kibana.url }}
{{ include "lookback.egressTo" $policy.kibana }}
{{- end }}
{{- if eq $instance.component "logio-gateway" }}
# Each other
- to:
    - podSelector:
        matchLabels:
          {{- include "lookback.selector" . | nindent 10 }}
  ports:
    - {port: http, protocol: TCP}
{{- else if eq $instance.component "harvester" }}
# Live, to this release's gateways
- to:
    - podSelector:
        matchLabels:
          {{- include "lookback.selector" (list $root (set (deepCopy $instance) "component" "logio-gateway")) | nindent 10 }}
  ports:
    - {port: live-udp, protocol: UDP}
{{- with $instance.values.nacl.proxies }}
- ports:
    {{- range . }}
    - {port: {{ splitList ":" . | last }}, protocol: TCP}
    {{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "lookback.egressTo" -}}
- ports:
    {{- range .ports }}
    - {port: {{ . }}, protocol: TCP}
    {{- end }}
  {{- with .to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- define "lookback.dns" -}}
- ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
{{- end -}}
