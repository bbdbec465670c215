{{/*
What is to run: a list of all that are enabled, in YAML, with
  component, name, environment and lanes (one's own, or for those of all environments the first's), values, port, and
  uses: which of kafka, elasticsearch, s3, users it is connected to.
Every other template goes over this list.
*/}}
{{- define "lookback.instances" -}}
{{- $root := . -}}
{{- $all := list -}}
{{- $first := first .Values.environments -}}
{{- range $component := list "platform-api" "indexer" "nacl-proxy" -}}
  {{- $values := index $root.Values (include "lookback.key" $component) -}}
  {{- if $values.enabled -}}
    {{- $all = append $all (include "lookback.instance" (list $root $component $first $values false) | fromYaml) -}}
  {{- end -}}
{{- end -}}
{{- range $environment := .Values.environments -}}
  {{- range $component := list "es-consumer" "compressor" "logio-gateway" "harvester" -}}
    {{- $key := include "lookback.key" $component -}}
    {{- $own := get $environment $key | default dict -}}
    {{- $values := mergeOverwrite (deepCopy (index $root.Values $key)) (deepCopy $own) -}}
    {{- if $values.enabled -}}
      {{- $all = append $all (include "lookback.instance" (list $root $component $environment $values true) | fromYaml) -}}
    {{- end -}}
  {{- end -}}
{{- end -}}
{{- toYaml $all -}}
{{- end -}}

{{- define "lookback.instance" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
{{- $environment := index . 2 -}}
{{- $values := index . 3 -}}
{{- $isOfEnvironment := index . 4 -}}
{{- $uses := index (dict
      "platform-api" (list "kafka" "elasticsearch" "s3" "users")
      "es-consumer" (list "kafka" "elasticsearch")
      "compressor" (list "kafka" "s3")
      "indexer" (list "kafka" "elasticsearch" "s3")
      "nacl-proxy" (list "kafka")
      "logio-gateway" (list "users")
      "harvester" (list "kafka")) $component -}}
{{- if and (eq $component "harvester") $values.nacl.proxies -}}
  {{- $uses = list -}}
{{- end -}}
{{- $name := printf "%s-%s" (include "lookback.fullname" $root) $component -}}
{{- if $isOfEnvironment -}}
  {{- $name = printf "%s-%s" $name $environment.name -}}
{{- end -}}
{{- if gt (len $name) 52 -}}
  {{- fail (printf "%s: %d characters (expected: at most 52, from the release's, the component's and the environment's name)" $name (len $name)) -}}
{{- end -}}
{{- dict
      "component" $component
      "name" $name
      "environment" $environment.name
      "isOfEnvironment" $isOfEnvironment
      "lanes" ($environment.lanes | default $root.Values.lanes)
      "values" $values
      "uses" $uses
      "port" (index (dict "platform-api" 8080 "logio-gateway" 6688 "harvester" 8082) $component | default 8081)
    | toYaml -}}
{{- end -}}

{{/* The component's place in the values. */}}
{{- define "lookback.key" -}}
{{- regexReplaceAll "-(.)" . "_${1}" | camelcase | untitle -}}
{{- end -}}

{{- define "lookback.fullname" -}}
{{- if contains "lookback" .Release.Name -}}
{{- .Release.Name -}}
{{- else -}}
{{- printf "%s-lookback" .Release.Name -}}
{{- end -}}
{{- end -}}

{{/* What selects an instance's pods; never changed, since selectors cannot be. */}}
{{- define "lookback.selector" -}}
{{- $root := index . 0 -}}
{{- $instance := index . 1 -}}
app.kubernetes.io/name: lookback
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ $instance.component }}
{{- if $instance.isOfEnvironment }}
lookback.dev/environment: {{ $instance.environment }}
{{- end }}
{{- end -}}

{{- define "lookback.labels" -}}
{{- $root := index . 0 -}}
{{ include "lookback.selector" . }}
{{ include "lookback.release" $root }}
{{- end -}}

{{- define "lookback.release" -}}
app.kubernetes.io/version: {{ $.Values.image.tag | default $.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: lookback
app.kubernetes.io/managed-by: {{ $.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $.Chart.Name $.Chart.Version | replace "+" "_" }}
{{- end -}}
